// Generated from contract.schema.json. Do not edit: run `npm run generate`.
// @ts-nocheck
import { codePoints, toIssues, type Issue } from "../toolkit/check-runtime.ts";
export type { Issue };

/** Judges a value: undefined when it is valid, else what is wrong, each with a JSON Pointer into it. */
export type Check = (value: unknown) => readonly Issue[] | undefined;

export const checkContract: Check = (value) => (validate10(value) ? undefined : toIssues(validate10.errors));

const func0 = Object.prototype.hasOwnProperty;
const func49 = codePoints;
const pattern0 = new RegExp("^[a-z][a-z0-9-]{0,63}$", "u");
const pattern1 = new RegExp("^(?:0|[1-9][0-9]{0,5})\\.(?:0|[1-9][0-9]{0,5})\\.(?:0|[1-9][0-9]{0,5})$", "u");
const pattern2 = new RegExp("^[a-z][a-z0-9-]{0,31}$", "u");
const pattern3 = new RegExp("^[a-z][a-z0-9_.]{0,63}$", "u");
const pattern4 = new RegExp("^[A-Za-z][A-Za-z0-9_]{0,63}$", "u");

function validate10(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((data.name === undefined) || (!(func0.call(data, "name")))) && (missing0 = "name")) || (((data.version === undefined) || (!(func0.call(data, "version")))) && (missing0 = "version"))) || (((data.namespaces === undefined) || (!(func0.call(data, "namespaces")))) && (missing0 = "namespaces"))){
validate10.errors = [{instancePath,keyword:"required",params:{},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 of Object.keys(data)){
if(!(((((((key0 === "$schema") || (key0 === "name")) || (key0 === "version")) || (key0 === "description")) || (key0 === "namespaces")) || (key0 === "$defs")) || (key0 === "methods"))){
validate10.errors = [{instancePath,keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.$schema !== undefined && func0.call(data, "$schema")){
let data0 = data.$schema;
const _errs2 = errors;
if(errors === _errs2){
if(typeof data0 === "string"){
if(func49(data0) > 500){
validate10.errors = [{instancePath:instancePath+"/$schema",keyword:"maxLength",params:{},message:"must NOT have more than 500 characters"}];
return false;
}
}
else {
validate10.errors = [{instancePath:instancePath+"/$schema",keyword:"type",params:{},message:"must be string"}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.name !== undefined && func0.call(data, "name")){
let data1 = data.name;
const _errs4 = errors;
if(errors === _errs4){
if(typeof data1 === "string"){
if(!pattern0.test(data1)){
validate10.errors = [{instancePath:instancePath+"/name",keyword:"pattern",params:{},message:"must match pattern \""+"^[a-z][a-z0-9-]{0,63}$"+"\""}];
return false;
}
}
else {
validate10.errors = [{instancePath:instancePath+"/name",keyword:"type",params:{},message:"must be string"}];
return false;
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.version !== undefined && func0.call(data, "version")){
let data2 = data.version;
const _errs6 = errors;
if(errors === _errs6){
if(typeof data2 === "string"){
if(!pattern1.test(data2)){
validate10.errors = [{instancePath:instancePath+"/version",keyword:"pattern",params:{},message:"must match pattern \""+"^(?:0|[1-9][0-9]{0,5})\\.(?:0|[1-9][0-9]{0,5})\\.(?:0|[1-9][0-9]{0,5})$"+"\""}];
return false;
}
}
else {
validate10.errors = [{instancePath:instancePath+"/version",keyword:"type",params:{},message:"must be string"}];
return false;
}
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.description !== undefined && func0.call(data, "description")){
let data3 = data.description;
const _errs8 = errors;
if(errors === _errs8){
if(typeof data3 === "string"){
if(func49(data3) > 2000){
validate10.errors = [{instancePath:instancePath+"/description",keyword:"maxLength",params:{},message:"must NOT have more than 2000 characters"}];
return false;
}
}
else {
validate10.errors = [{instancePath:instancePath+"/description",keyword:"type",params:{},message:"must be string"}];
return false;
}
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.namespaces !== undefined && func0.call(data, "namespaces")){
let data4 = data.namespaces;
const _errs10 = errors;
if(errors === _errs10){
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
if(Object.keys(data4).length > 64){
validate10.errors = [{instancePath:instancePath+"/namespaces",keyword:"maxProperties",params:{},message:"must NOT have more than 64 properties"}];
return false;
}
else {
if(Object.keys(data4).length < 1){
validate10.errors = [{instancePath:instancePath+"/namespaces",keyword:"minProperties",params:{},message:"must NOT have fewer than 1 properties"}];
return false;
}
else {
for(const key1 of Object.keys(data4)){
const _errs12 = errors;
if(typeof key1 === "string"){
if(!pattern2.test(key1)){
const err0 = {instancePath:instancePath+"/namespaces",keyword:"pattern",params:{},message:"must match pattern \""+"^[a-z][a-z0-9-]{0,31}$"+"\"",propertyName:key1};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
var valid1 = _errs12 === errors;
if(!valid1){
const err1 = {instancePath:instancePath+"/namespaces",keyword:"propertyNames",params:{propertyName: key1},message:"property name must be valid"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
validate10.errors = vErrors;
return false;
break;
}
}
if(valid1){
for(const key2 of Object.keys(data4)){
let data5 = data4[key2];
const _errs14 = errors;
if(errors === _errs14){
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
let missing1;
if(((data5.events === undefined) || (!(func0.call(data5, "events")))) && (missing1 = "events")){
validate10.errors = [{instancePath:instancePath+"/namespaces/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),keyword:"required",params:{},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
const _errs16 = errors;
for(const key3 of Object.keys(data5)){
if(!(((((((key3 === "description") || (key3 === "events")) || (key3 === "anyEvent")) || (key3 === "log")) || (key3 === "presence")) || (key3 === "access")) || (key3 === "inbox"))){
validate10.errors = [{instancePath:instancePath+"/namespaces/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs16 === errors){
if(data5.description !== undefined && func0.call(data5, "description")){
let data6 = data5.description;
const _errs17 = errors;
if(errors === _errs17){
if(typeof data6 === "string"){
if(func49(data6) > 2000){
validate10.errors = [{instancePath:instancePath+"/namespaces/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/description",keyword:"maxLength",params:{},message:"must NOT have more than 2000 characters"}];
return false;
}
}
else {
validate10.errors = [{instancePath:instancePath+"/namespaces/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/description",keyword:"type",params:{},message:"must be string"}];
return false;
}
}
var valid3 = _errs17 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data5.events !== undefined && func0.call(data5, "events")){
let data7 = data5.events;
const _errs19 = errors;
if(errors === _errs19){
if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
if(Object.keys(data7).length > 500){
validate10.errors = [{instancePath:instancePath+"/namespaces/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/events",keyword:"maxProperties",params:{},message:"must NOT have more than 500 properties"}];
return false;
}
else {
for(const key4 of Object.keys(data7)){
const _errs21 = errors;
if(errors === _errs21){
if(typeof key4 === "string"){
if(!pattern3.test(key4)){
const err2 = {instancePath:instancePath+"/namespaces/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/events",keyword:"pattern",params:{},message:"must match pattern \""+"^[a-z][a-z0-9_.]{0,63}$"+"\"",propertyName:key4};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
else {
const err3 = {instancePath:instancePath+"/namespaces/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/events",keyword:"type",params:{},message:"must be string",propertyName:key4};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
var valid4 = _errs21 === errors;
if(!valid4){
const err4 = {instancePath:instancePath+"/namespaces/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/events",keyword:"propertyNames",params:{propertyName: key4},message:"property name must be valid"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
validate10.errors = vErrors;
return false;
break;
}
}
if(valid4){
for(const key5 of Object.keys(data7)){
let data8 = data7[key5];
const _errs24 = errors;
if(errors === _errs24){
if(data8 && typeof data8 == "object" && !Array.isArray(data8)){
let missing2;
if((((data8.kind === undefined) || (!(func0.call(data8, "kind")))) && (missing2 = "kind")) || (((data8.data === undefined) || (!(func0.call(data8, "data")))) && (missing2 = "data"))){
validate10.errors = [{instancePath:instancePath+"/namespaces/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/events/" + key5.replace(/~/g, "~0").replace(/\//g, "~1"),keyword:"required",params:{},message:"must have required property '"+missing2+"'"}];
return false;
}
else {
const _errs26 = errors;
for(const key6 of Object.keys(data8)){
if(!((((key6 === "kind") || (key6 === "description")) || (key6 === "data")) || (key6 === "examples"))){
validate10.errors = [{instancePath:instancePath+"/namespaces/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/events/" + key5.replace(/~/g, "~0").replace(/\//g, "~1"),keyword:"additionalProperties",params:{additionalProperty: key6},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs26 === errors){
if(data8.kind !== undefined && func0.call(data8, "kind")){
let data9 = data8.kind;
const _errs27 = errors;
if(!((data9 === "message") || (data9 === "signal"))){
validate10.errors = [{instancePath:instancePath+"/namespaces/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/events/" + key5.replace(/~/g, "~0").replace(/\//g, "~1")+"/kind",keyword:"enum",params:{},message:"must be equal to one of the allowed values"}];
return false;
}
var valid6 = _errs27 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data8.description !== undefined && func0.call(data8, "description")){
let data10 = data8.description;
const _errs28 = errors;
if(errors === _errs28){
if(typeof data10 === "string"){
if(func49(data10) > 2000){
validate10.errors = [{instancePath:instancePath+"/namespaces/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/events/" + key5.replace(/~/g, "~0").replace(/\//g, "~1")+"/description",keyword:"maxLength",params:{},message:"must NOT have more than 2000 characters"}];
return false;
}
}
else {
validate10.errors = [{instancePath:instancePath+"/namespaces/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/events/" + key5.replace(/~/g, "~0").replace(/\//g, "~1")+"/description",keyword:"type",params:{},message:"must be string"}];
return false;
}
}
var valid6 = _errs28 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data8.data !== undefined && func0.call(data8, "data")){
let data11 = data8.data;
const _errs30 = errors;
if((!(data11 && typeof data11 == "object" && !Array.isArray(data11))) && (typeof data11 !== "boolean")){
validate10.errors = [{instancePath:instancePath+"/namespaces/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/events/" + key5.replace(/~/g, "~0").replace(/\//g, "~1")+"/data",keyword:"type",params:{},message:"must be object,boolean"}];
return false;
}
var valid6 = _errs30 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data8.examples !== undefined && func0.call(data8, "examples")){
let data12 = data8.examples;
const _errs32 = errors;
if(errors === _errs32){
if(Array.isArray(data12)){
if(data12.length > 20){
validate10.errors = [{instancePath:instancePath+"/namespaces/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/events/" + key5.replace(/~/g, "~0").replace(/\//g, "~1")+"/examples",keyword:"maxItems",params:{},message:"must NOT have more than 20 items"}];
return false;
}
else {
var valid7 = true;
const len0 = data12.length;
for(let i0=0; i0<len0; i0++){
let data13 = data12[i0];
const _errs34 = errors;
if(!(data13 && typeof data13 == "object" && !Array.isArray(data13))){
validate10.errors = [{instancePath:instancePath+"/namespaces/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/events/" + key5.replace(/~/g, "~0").replace(/\//g, "~1")+"/examples/" + i0,keyword:"type",params:{},message:"must be object"}];
return false;
}
var valid7 = _errs34 === errors;
if(!valid7){
break;
}
}
}
}
else {
validate10.errors = [{instancePath:instancePath+"/namespaces/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/events/" + key5.replace(/~/g, "~0").replace(/\//g, "~1")+"/examples",keyword:"type",params:{},message:"must be array"}];
return false;
}
}
var valid6 = _errs32 === errors;
}
else {
var valid6 = true;
}
}
}
}
}
}
}
else {
validate10.errors = [{instancePath:instancePath+"/namespaces/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/events/" + key5.replace(/~/g, "~0").replace(/\//g, "~1"),keyword:"type",params:{},message:"must be object"}];
return false;
}
}
var valid5 = _errs24 === errors;
if(!valid5){
break;
}
}
}
}
}
else {
validate10.errors = [{instancePath:instancePath+"/namespaces/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/events",keyword:"type",params:{},message:"must be object"}];
return false;
}
}
var valid3 = _errs19 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data5.anyEvent !== undefined && func0.call(data5, "anyEvent")){
const _errs36 = errors;
if(true !== data5.anyEvent){
validate10.errors = [{instancePath:instancePath+"/namespaces/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/anyEvent",keyword:"const",params:{},message:"must be equal to constant"}];
return false;
}
var valid3 = _errs36 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data5.log !== undefined && func0.call(data5, "log")){
let data15 = data5.log;
const _errs37 = errors;
if(errors === _errs37){
if(data15 && typeof data15 == "object" && !Array.isArray(data15)){
let missing3;
if(((((data15.size === undefined) || (!(func0.call(data15, "size")))) && (missing3 = "size")) || (((data15.ttlMs === undefined) || (!(func0.call(data15, "ttlMs")))) && (missing3 = "ttlMs"))) || (((data15.durability === undefined) || (!(func0.call(data15, "durability")))) && (missing3 = "durability"))){
validate10.errors = [{instancePath:instancePath+"/namespaces/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/log",keyword:"required",params:{},message:"must have required property '"+missing3+"'"}];
return false;
}
else {
const _errs39 = errors;
for(const key7 of Object.keys(data15)){
if(!(((key7 === "size") || (key7 === "ttlMs")) || (key7 === "durability"))){
validate10.errors = [{instancePath:instancePath+"/namespaces/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/log",keyword:"additionalProperties",params:{additionalProperty: key7},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs39 === errors){
if(data15.size !== undefined && func0.call(data15, "size")){
let data16 = data15.size;
const _errs40 = errors;
if(!(((typeof data16 == "number") && (!(data16 % 1) && !isNaN(data16))) && (isFinite(data16)))){
validate10.errors = [{instancePath:instancePath+"/namespaces/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/log/size",keyword:"type",params:{},message:"must be integer"}];
return false;
}
if(errors === _errs40){
if((typeof data16 == "number") && (isFinite(data16))){
if(data16 > 10000000 || isNaN(data16)){
validate10.errors = [{instancePath:instancePath+"/namespaces/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/log/size",keyword:"maximum",params:{},message:"must be <= 10000000"}];
return false;
}
else {
if(data16 < 1 || isNaN(data16)){
validate10.errors = [{instancePath:instancePath+"/namespaces/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/log/size",keyword:"minimum",params:{},message:"must be >= 1"}];
return false;
}
}
}
}
var valid8 = _errs40 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data15.ttlMs !== undefined && func0.call(data15, "ttlMs")){
let data17 = data15.ttlMs;
const _errs42 = errors;
if(!(((typeof data17 == "number") && (!(data17 % 1) && !isNaN(data17))) && (isFinite(data17)))){
validate10.errors = [{instancePath:instancePath+"/namespaces/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/log/ttlMs",keyword:"type",params:{},message:"must be integer"}];
return false;
}
if(errors === _errs42){
if((typeof data17 == "number") && (isFinite(data17))){
if(data17 > 315360000000 || isNaN(data17)){
validate10.errors = [{instancePath:instancePath+"/namespaces/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/log/ttlMs",keyword:"maximum",params:{},message:"must be <= 315360000000"}];
return false;
}
else {
if(data17 < 1000 || isNaN(data17)){
validate10.errors = [{instancePath:instancePath+"/namespaces/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/log/ttlMs",keyword:"minimum",params:{},message:"must be >= 1000"}];
return false;
}
}
}
}
var valid8 = _errs42 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data15.durability !== undefined && func0.call(data15, "durability")){
let data18 = data15.durability;
const _errs44 = errors;
if(!((((data18 === "memory") || (data18 === "disk")) || (data18 === "replicated")) || (data18 === "best"))){
validate10.errors = [{instancePath:instancePath+"/namespaces/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/log/durability",keyword:"enum",params:{},message:"must be equal to one of the allowed values"}];
return false;
}
var valid8 = _errs44 === errors;
}
else {
var valid8 = true;
}
}
}
}
}
}
else {
validate10.errors = [{instancePath:instancePath+"/namespaces/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/log",keyword:"type",params:{},message:"must be object"}];
return false;
}
}
var valid3 = _errs37 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data5.presence !== undefined && func0.call(data5, "presence")){
let data19 = data5.presence;
const _errs45 = errors;
if(errors === _errs45){
if(data19 && typeof data19 == "object" && !Array.isArray(data19)){
const _errs47 = errors;
for(const key8 of Object.keys(data19)){
if(!(key8 === "data")){
validate10.errors = [{instancePath:instancePath+"/namespaces/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/presence",keyword:"additionalProperties",params:{additionalProperty: key8},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs47 === errors){
if(data19.data !== undefined && func0.call(data19, "data")){
let data20 = data19.data;
if((!(data20 && typeof data20 == "object" && !Array.isArray(data20))) && (typeof data20 !== "boolean")){
validate10.errors = [{instancePath:instancePath+"/namespaces/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/presence/data",keyword:"type",params:{},message:"must be object,boolean"}];
return false;
}
}
}
}
else {
validate10.errors = [{instancePath:instancePath+"/namespaces/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/presence",keyword:"type",params:{},message:"must be object"}];
return false;
}
}
var valid3 = _errs45 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data5.access !== undefined && func0.call(data5, "access")){
let data21 = data5.access;
const _errs50 = errors;
if(errors === _errs50){
if(data21 && typeof data21 == "object" && !Array.isArray(data21)){
const _errs52 = errors;
for(const key9 of Object.keys(data21)){
if(!((key9 === "guest") || (key9 === "user"))){
validate10.errors = [{instancePath:instancePath+"/namespaces/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/access",keyword:"additionalProperties",params:{additionalProperty: key9},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs52 === errors){
if(data21.guest !== undefined && func0.call(data21, "guest")){
let data22 = data21.guest;
const _errs53 = errors;
if(errors === _errs53){
if(Array.isArray(data22)){
if(data22.length > 7){
validate10.errors = [{instancePath:instancePath+"/namespaces/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/access/guest",keyword:"maxItems",params:{},message:"must NOT have more than 7 items"}];
return false;
}
else {
var valid11 = true;
const len1 = data22.length;
for(let i1=0; i1<len1; i1++){
let data23 = data22[i1];
const _errs55 = errors;
if(typeof data23 !== "string"){
validate10.errors = [{instancePath:instancePath+"/namespaces/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/access/guest/" + i1,keyword:"type",params:{},message:"must be string"}];
return false;
}
if(!(((((((data23 === "subscribe") || (data23 === "publish")) || (data23 === "signal")) || (data23 === "history")) || (data23 === "members")) || (data23 === "presence")) || (data23 === "call"))){
validate10.errors = [{instancePath:instancePath+"/namespaces/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/access/guest/" + i1,keyword:"enum",params:{},message:"must be equal to one of the allowed values"}];
return false;
}
var valid11 = _errs55 === errors;
if(!valid11){
break;
}
}
if(valid11){
let i2 = data22.length;
let j0;
if(i2 > 1){
const indices0 = {};
for(;i2--;){
let item0 = data22[i2];
if(typeof item0 !== "string"){
continue;
}
if(typeof indices0[item0] == "number"){
j0 = indices0[item0];
validate10.errors = [{instancePath:instancePath+"/namespaces/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/access/guest",keyword:"uniqueItems",params:{},message:"must NOT have duplicate items (items ## "+j0+" and "+i2+" are identical)"}];
return false;
break;
}
indices0[item0] = i2;
}
}
}
}
}
else {
validate10.errors = [{instancePath:instancePath+"/namespaces/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/access/guest",keyword:"type",params:{},message:"must be array"}];
return false;
}
}
var valid10 = _errs53 === errors;
}
else {
var valid10 = true;
}
if(valid10){
if(data21.user !== undefined && func0.call(data21, "user")){
let data24 = data21.user;
const _errs57 = errors;
if(errors === _errs57){
if(Array.isArray(data24)){
if(data24.length > 7){
validate10.errors = [{instancePath:instancePath+"/namespaces/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/access/user",keyword:"maxItems",params:{},message:"must NOT have more than 7 items"}];
return false;
}
else {
var valid13 = true;
const len2 = data24.length;
for(let i3=0; i3<len2; i3++){
let data25 = data24[i3];
const _errs59 = errors;
if(typeof data25 !== "string"){
validate10.errors = [{instancePath:instancePath+"/namespaces/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/access/user/" + i3,keyword:"type",params:{},message:"must be string"}];
return false;
}
if(!(((((((data25 === "subscribe") || (data25 === "publish")) || (data25 === "signal")) || (data25 === "history")) || (data25 === "members")) || (data25 === "presence")) || (data25 === "call"))){
validate10.errors = [{instancePath:instancePath+"/namespaces/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/access/user/" + i3,keyword:"enum",params:{},message:"must be equal to one of the allowed values"}];
return false;
}
var valid13 = _errs59 === errors;
if(!valid13){
break;
}
}
if(valid13){
let i4 = data24.length;
let j1;
if(i4 > 1){
const indices1 = {};
for(;i4--;){
let item1 = data24[i4];
if(typeof item1 !== "string"){
continue;
}
if(typeof indices1[item1] == "number"){
j1 = indices1[item1];
validate10.errors = [{instancePath:instancePath+"/namespaces/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/access/user",keyword:"uniqueItems",params:{},message:"must NOT have duplicate items (items ## "+j1+" and "+i4+" are identical)"}];
return false;
break;
}
indices1[item1] = i4;
}
}
}
}
}
else {
validate10.errors = [{instancePath:instancePath+"/namespaces/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/access/user",keyword:"type",params:{},message:"must be array"}];
return false;
}
}
var valid10 = _errs57 === errors;
}
else {
var valid10 = true;
}
}
}
}
else {
validate10.errors = [{instancePath:instancePath+"/namespaces/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/access",keyword:"type",params:{},message:"must be object"}];
return false;
}
}
var valid3 = _errs50 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data5.inbox !== undefined && func0.call(data5, "inbox")){
const _errs61 = errors;
if(true !== data5.inbox){
validate10.errors = [{instancePath:instancePath+"/namespaces/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/inbox",keyword:"const",params:{},message:"must be equal to constant"}];
return false;
}
var valid3 = _errs61 === errors;
}
else {
var valid3 = true;
}
}
}
}
}
}
}
}
}
}
else {
validate10.errors = [{instancePath:instancePath+"/namespaces/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),keyword:"type",params:{},message:"must be object"}];
return false;
}
}
var valid2 = _errs14 === errors;
if(!valid2){
break;
}
}
}
}
}
}
else {
validate10.errors = [{instancePath:instancePath+"/namespaces",keyword:"type",params:{},message:"must be object"}];
return false;
}
}
var valid0 = _errs10 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.$defs !== undefined && func0.call(data, "$defs")){
let data27 = data.$defs;
const _errs62 = errors;
if(errors === _errs62){
if(data27 && typeof data27 == "object" && !Array.isArray(data27)){
if(Object.keys(data27).length > 500){
validate10.errors = [{instancePath:instancePath+"/$defs",keyword:"maxProperties",params:{},message:"must NOT have more than 500 properties"}];
return false;
}
else {
for(const key10 of Object.keys(data27)){
const _errs64 = errors;
if(typeof key10 === "string"){
if(!pattern4.test(key10)){
const err5 = {instancePath:instancePath+"/$defs",keyword:"pattern",params:{},message:"must match pattern \""+"^[A-Za-z][A-Za-z0-9_]{0,63}$"+"\"",propertyName:key10};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
var valid15 = _errs64 === errors;
if(!valid15){
const err6 = {instancePath:instancePath+"/$defs",keyword:"propertyNames",params:{propertyName: key10},message:"property name must be valid"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
validate10.errors = vErrors;
return false;
break;
}
}
if(valid15){
for(const key11 of Object.keys(data27)){
let data28 = data27[key11];
const _errs66 = errors;
if((!(data28 && typeof data28 == "object" && !Array.isArray(data28))) && (typeof data28 !== "boolean")){
validate10.errors = [{instancePath:instancePath+"/$defs/" + key11.replace(/~/g, "~0").replace(/\//g, "~1"),keyword:"type",params:{},message:"must be object,boolean"}];
return false;
}
var valid16 = _errs66 === errors;
if(!valid16){
break;
}
}
}
}
}
else {
validate10.errors = [{instancePath:instancePath+"/$defs",keyword:"type",params:{},message:"must be object"}];
return false;
}
}
var valid0 = _errs62 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.methods !== undefined && func0.call(data, "methods")){
let data29 = data.methods;
const _errs68 = errors;
if(errors === _errs68){
if(data29 && typeof data29 == "object" && !Array.isArray(data29)){
if(Object.keys(data29).length > 500){
validate10.errors = [{instancePath:instancePath+"/methods",keyword:"maxProperties",params:{},message:"must NOT have more than 500 properties"}];
return false;
}
else {
for(const key12 of Object.keys(data29)){
const _errs70 = errors;
if(errors === _errs70){
if(typeof key12 === "string"){
if(!pattern3.test(key12)){
const err7 = {instancePath:instancePath+"/methods",keyword:"pattern",params:{},message:"must match pattern \""+"^[a-z][a-z0-9_.]{0,63}$"+"\"",propertyName:key12};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/methods",keyword:"type",params:{},message:"must be string",propertyName:key12};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
var valid17 = _errs70 === errors;
if(!valid17){
const err9 = {instancePath:instancePath+"/methods",keyword:"propertyNames",params:{propertyName: key12},message:"property name must be valid"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
validate10.errors = vErrors;
return false;
break;
}
}
if(valid17){
for(const key13 of Object.keys(data29)){
let data30 = data29[key13];
const _errs73 = errors;
if(errors === _errs73){
if(data30 && typeof data30 == "object" && !Array.isArray(data30)){
let missing4;
if((((data30.params === undefined) || (!(func0.call(data30, "params")))) && (missing4 = "params")) || (((data30.result === undefined) || (!(func0.call(data30, "result")))) && (missing4 = "result"))){
validate10.errors = [{instancePath:instancePath+"/methods/" + key13.replace(/~/g, "~0").replace(/\//g, "~1"),keyword:"required",params:{},message:"must have required property '"+missing4+"'"}];
return false;
}
else {
const _errs75 = errors;
for(const key14 of Object.keys(data30)){
if(!(((((key14 === "description") || (key14 === "params")) || (key14 === "result")) || (key14 === "access")) || (key14 === "timeoutMs"))){
validate10.errors = [{instancePath:instancePath+"/methods/" + key13.replace(/~/g, "~0").replace(/\//g, "~1"),keyword:"additionalProperties",params:{additionalProperty: key14},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs75 === errors){
if(data30.description !== undefined && func0.call(data30, "description")){
let data31 = data30.description;
const _errs76 = errors;
if(errors === _errs76){
if(typeof data31 === "string"){
if(func49(data31) > 2000){
validate10.errors = [{instancePath:instancePath+"/methods/" + key13.replace(/~/g, "~0").replace(/\//g, "~1")+"/description",keyword:"maxLength",params:{},message:"must NOT have more than 2000 characters"}];
return false;
}
}
else {
validate10.errors = [{instancePath:instancePath+"/methods/" + key13.replace(/~/g, "~0").replace(/\//g, "~1")+"/description",keyword:"type",params:{},message:"must be string"}];
return false;
}
}
var valid19 = _errs76 === errors;
}
else {
var valid19 = true;
}
if(valid19){
if(data30.params !== undefined && func0.call(data30, "params")){
let data32 = data30.params;
const _errs78 = errors;
if((!(data32 && typeof data32 == "object" && !Array.isArray(data32))) && (typeof data32 !== "boolean")){
validate10.errors = [{instancePath:instancePath+"/methods/" + key13.replace(/~/g, "~0").replace(/\//g, "~1")+"/params",keyword:"type",params:{},message:"must be object,boolean"}];
return false;
}
var valid19 = _errs78 === errors;
}
else {
var valid19 = true;
}
if(valid19){
if(data30.result !== undefined && func0.call(data30, "result")){
let data33 = data30.result;
const _errs80 = errors;
if((!(data33 && typeof data33 == "object" && !Array.isArray(data33))) && (typeof data33 !== "boolean")){
validate10.errors = [{instancePath:instancePath+"/methods/" + key13.replace(/~/g, "~0").replace(/\//g, "~1")+"/result",keyword:"type",params:{},message:"must be object,boolean"}];
return false;
}
var valid19 = _errs80 === errors;
}
else {
var valid19 = true;
}
if(valid19){
if(data30.access !== undefined && func0.call(data30, "access")){
let data34 = data30.access;
const _errs82 = errors;
if(typeof data34 !== "string"){
validate10.errors = [{instancePath:instancePath+"/methods/" + key13.replace(/~/g, "~0").replace(/\//g, "~1")+"/access",keyword:"type",params:{},message:"must be string"}];
return false;
}
if(!((data34 === "guest") || (data34 === "user"))){
validate10.errors = [{instancePath:instancePath+"/methods/" + key13.replace(/~/g, "~0").replace(/\//g, "~1")+"/access",keyword:"enum",params:{},message:"must be equal to one of the allowed values"}];
return false;
}
var valid19 = _errs82 === errors;
}
else {
var valid19 = true;
}
if(valid19){
if(data30.timeoutMs !== undefined && func0.call(data30, "timeoutMs")){
let data35 = data30.timeoutMs;
const _errs84 = errors;
if(!(((typeof data35 == "number") && (!(data35 % 1) && !isNaN(data35))) && (isFinite(data35)))){
validate10.errors = [{instancePath:instancePath+"/methods/" + key13.replace(/~/g, "~0").replace(/\//g, "~1")+"/timeoutMs",keyword:"type",params:{},message:"must be integer"}];
return false;
}
if(errors === _errs84){
if((typeof data35 == "number") && (isFinite(data35))){
if(data35 > 300000 || isNaN(data35)){
validate10.errors = [{instancePath:instancePath+"/methods/" + key13.replace(/~/g, "~0").replace(/\//g, "~1")+"/timeoutMs",keyword:"maximum",params:{},message:"must be <= 300000"}];
return false;
}
else {
if(data35 < 1 || isNaN(data35)){
validate10.errors = [{instancePath:instancePath+"/methods/" + key13.replace(/~/g, "~0").replace(/\//g, "~1")+"/timeoutMs",keyword:"minimum",params:{},message:"must be >= 1"}];
return false;
}
}
}
}
var valid19 = _errs84 === errors;
}
else {
var valid19 = true;
}
}
}
}
}
}
}
}
else {
validate10.errors = [{instancePath:instancePath+"/methods/" + key13.replace(/~/g, "~0").replace(/\//g, "~1"),keyword:"type",params:{},message:"must be object"}];
return false;
}
}
var valid18 = _errs73 === errors;
if(!valid18){
break;
}
}
}
}
}
else {
validate10.errors = [{instancePath:instancePath+"/methods",keyword:"type",params:{},message:"must be object"}];
return false;
}
}
var valid0 = _errs68 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
else {
validate10.errors = [{instancePath,keyword:"type",params:{},message:"must be object"}];
return false;
}
}
validate10.errors = vErrors;
return errors === 0;
}
