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
if(!((((((((key0 === "$schema") || (key0 === "name")) || (key0 === "version")) || (key0 === "description")) || (key0 === "namespaces")) || (key0 === "limits")) || (key0 === "$defs")) || (key0 === "methods"))){
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
if(!((((((((key3 === "description") || (key3 === "events")) || (key3 === "anyEvent")) || (key3 === "log")) || (key3 === "presence")) || (key3 === "access")) || (key3 === "rates")) || (key3 === "inbox"))){
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
if(!(((((key6 === "kind") || (key6 === "description")) || (key6 === "data")) || (key6 === "rate")) || (key6 === "examples"))){
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
if(data8.rate !== undefined && func0.call(data8, "rate")){
let data12 = data8.rate;
const _errs32 = errors;
if(errors === _errs32){
if(data12 && typeof data12 == "object" && !Array.isArray(data12)){
let missing3;
if((((data12.perMinute === undefined) || (!(func0.call(data12, "perMinute")))) && (missing3 = "perMinute")) || (((data12.burst === undefined) || (!(func0.call(data12, "burst")))) && (missing3 = "burst"))){
validate10.errors = [{instancePath:instancePath+"/namespaces/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/events/" + key5.replace(/~/g, "~0").replace(/\//g, "~1")+"/rate",keyword:"required",params:{},message:"must have required property '"+missing3+"'"}];
return false;
}
else {
const _errs34 = errors;
for(const key7 of Object.keys(data12)){
if(!((key7 === "perMinute") || (key7 === "burst"))){
validate10.errors = [{instancePath:instancePath+"/namespaces/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/events/" + key5.replace(/~/g, "~0").replace(/\//g, "~1")+"/rate",keyword:"additionalProperties",params:{additionalProperty: key7},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs34 === errors){
if(data12.perMinute !== undefined && func0.call(data12, "perMinute")){
let data13 = data12.perMinute;
const _errs35 = errors;
if(!(((typeof data13 == "number") && (!(data13 % 1) && !isNaN(data13))) && (isFinite(data13)))){
validate10.errors = [{instancePath:instancePath+"/namespaces/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/events/" + key5.replace(/~/g, "~0").replace(/\//g, "~1")+"/rate/perMinute",keyword:"type",params:{},message:"must be integer"}];
return false;
}
if(errors === _errs35){
if((typeof data13 == "number") && (isFinite(data13))){
if(data13 > 6000000 || isNaN(data13)){
validate10.errors = [{instancePath:instancePath+"/namespaces/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/events/" + key5.replace(/~/g, "~0").replace(/\//g, "~1")+"/rate/perMinute",keyword:"maximum",params:{},message:"must be <= 6000000"}];
return false;
}
else {
if(data13 < 1 || isNaN(data13)){
validate10.errors = [{instancePath:instancePath+"/namespaces/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/events/" + key5.replace(/~/g, "~0").replace(/\//g, "~1")+"/rate/perMinute",keyword:"minimum",params:{},message:"must be >= 1"}];
return false;
}
}
}
}
var valid7 = _errs35 === errors;
}
else {
var valid7 = true;
}
if(valid7){
if(data12.burst !== undefined && func0.call(data12, "burst")){
let data14 = data12.burst;
const _errs37 = errors;
if(!(((typeof data14 == "number") && (!(data14 % 1) && !isNaN(data14))) && (isFinite(data14)))){
validate10.errors = [{instancePath:instancePath+"/namespaces/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/events/" + key5.replace(/~/g, "~0").replace(/\//g, "~1")+"/rate/burst",keyword:"type",params:{},message:"must be integer"}];
return false;
}
if(errors === _errs37){
if((typeof data14 == "number") && (isFinite(data14))){
if(data14 > 1000000 || isNaN(data14)){
validate10.errors = [{instancePath:instancePath+"/namespaces/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/events/" + key5.replace(/~/g, "~0").replace(/\//g, "~1")+"/rate/burst",keyword:"maximum",params:{},message:"must be <= 1000000"}];
return false;
}
else {
if(data14 < 1 || isNaN(data14)){
validate10.errors = [{instancePath:instancePath+"/namespaces/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/events/" + key5.replace(/~/g, "~0").replace(/\//g, "~1")+"/rate/burst",keyword:"minimum",params:{},message:"must be >= 1"}];
return false;
}
}
}
}
var valid7 = _errs37 === errors;
}
else {
var valid7 = true;
}
}
}
}
}
else {
validate10.errors = [{instancePath:instancePath+"/namespaces/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/events/" + key5.replace(/~/g, "~0").replace(/\//g, "~1")+"/rate",keyword:"type",params:{},message:"must be object"}];
return false;
}
}
var valid6 = _errs32 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data8.examples !== undefined && func0.call(data8, "examples")){
let data15 = data8.examples;
const _errs39 = errors;
if(errors === _errs39){
if(Array.isArray(data15)){
if(data15.length > 20){
validate10.errors = [{instancePath:instancePath+"/namespaces/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/events/" + key5.replace(/~/g, "~0").replace(/\//g, "~1")+"/examples",keyword:"maxItems",params:{},message:"must NOT have more than 20 items"}];
return false;
}
else {
var valid8 = true;
const len0 = data15.length;
for(let i0=0; i0<len0; i0++){
let data16 = data15[i0];
const _errs41 = errors;
if(!(data16 && typeof data16 == "object" && !Array.isArray(data16))){
validate10.errors = [{instancePath:instancePath+"/namespaces/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/events/" + key5.replace(/~/g, "~0").replace(/\//g, "~1")+"/examples/" + i0,keyword:"type",params:{},message:"must be object"}];
return false;
}
var valid8 = _errs41 === errors;
if(!valid8){
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
var valid6 = _errs39 === errors;
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
const _errs43 = errors;
if(true !== data5.anyEvent){
validate10.errors = [{instancePath:instancePath+"/namespaces/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/anyEvent",keyword:"const",params:{},message:"must be equal to constant"}];
return false;
}
var valid3 = _errs43 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data5.log !== undefined && func0.call(data5, "log")){
let data18 = data5.log;
const _errs44 = errors;
if(errors === _errs44){
if(data18 && typeof data18 == "object" && !Array.isArray(data18)){
let missing4;
if(((((data18.size === undefined) || (!(func0.call(data18, "size")))) && (missing4 = "size")) || (((data18.ttlMs === undefined) || (!(func0.call(data18, "ttlMs")))) && (missing4 = "ttlMs"))) || (((data18.durability === undefined) || (!(func0.call(data18, "durability")))) && (missing4 = "durability"))){
validate10.errors = [{instancePath:instancePath+"/namespaces/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/log",keyword:"required",params:{},message:"must have required property '"+missing4+"'"}];
return false;
}
else {
const _errs46 = errors;
for(const key8 of Object.keys(data18)){
if(!(((key8 === "size") || (key8 === "ttlMs")) || (key8 === "durability"))){
validate10.errors = [{instancePath:instancePath+"/namespaces/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/log",keyword:"additionalProperties",params:{additionalProperty: key8},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs46 === errors){
if(data18.size !== undefined && func0.call(data18, "size")){
let data19 = data18.size;
const _errs47 = errors;
if(!(((typeof data19 == "number") && (!(data19 % 1) && !isNaN(data19))) && (isFinite(data19)))){
validate10.errors = [{instancePath:instancePath+"/namespaces/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/log/size",keyword:"type",params:{},message:"must be integer"}];
return false;
}
if(errors === _errs47){
if((typeof data19 == "number") && (isFinite(data19))){
if(data19 > 10000000 || isNaN(data19)){
validate10.errors = [{instancePath:instancePath+"/namespaces/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/log/size",keyword:"maximum",params:{},message:"must be <= 10000000"}];
return false;
}
else {
if(data19 < 1 || isNaN(data19)){
validate10.errors = [{instancePath:instancePath+"/namespaces/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/log/size",keyword:"minimum",params:{},message:"must be >= 1"}];
return false;
}
}
}
}
var valid9 = _errs47 === errors;
}
else {
var valid9 = true;
}
if(valid9){
if(data18.ttlMs !== undefined && func0.call(data18, "ttlMs")){
let data20 = data18.ttlMs;
const _errs49 = errors;
if(!(((typeof data20 == "number") && (!(data20 % 1) && !isNaN(data20))) && (isFinite(data20)))){
validate10.errors = [{instancePath:instancePath+"/namespaces/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/log/ttlMs",keyword:"type",params:{},message:"must be integer"}];
return false;
}
if(errors === _errs49){
if((typeof data20 == "number") && (isFinite(data20))){
if(data20 > 315360000000 || isNaN(data20)){
validate10.errors = [{instancePath:instancePath+"/namespaces/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/log/ttlMs",keyword:"maximum",params:{},message:"must be <= 315360000000"}];
return false;
}
else {
if(data20 < 1000 || isNaN(data20)){
validate10.errors = [{instancePath:instancePath+"/namespaces/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/log/ttlMs",keyword:"minimum",params:{},message:"must be >= 1000"}];
return false;
}
}
}
}
var valid9 = _errs49 === errors;
}
else {
var valid9 = true;
}
if(valid9){
if(data18.durability !== undefined && func0.call(data18, "durability")){
let data21 = data18.durability;
const _errs51 = errors;
if(!((((data21 === "memory") || (data21 === "disk")) || (data21 === "replicated")) || (data21 === "best"))){
validate10.errors = [{instancePath:instancePath+"/namespaces/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/log/durability",keyword:"enum",params:{},message:"must be equal to one of the allowed values"}];
return false;
}
var valid9 = _errs51 === errors;
}
else {
var valid9 = true;
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
var valid3 = _errs44 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data5.presence !== undefined && func0.call(data5, "presence")){
let data22 = data5.presence;
const _errs52 = errors;
if(errors === _errs52){
if(data22 && typeof data22 == "object" && !Array.isArray(data22)){
const _errs54 = errors;
for(const key9 of Object.keys(data22)){
if(!(key9 === "data")){
validate10.errors = [{instancePath:instancePath+"/namespaces/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/presence",keyword:"additionalProperties",params:{additionalProperty: key9},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs54 === errors){
if(data22.data !== undefined && func0.call(data22, "data")){
let data23 = data22.data;
if((!(data23 && typeof data23 == "object" && !Array.isArray(data23))) && (typeof data23 !== "boolean")){
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
var valid3 = _errs52 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data5.access !== undefined && func0.call(data5, "access")){
let data24 = data5.access;
const _errs57 = errors;
if(errors === _errs57){
if(data24 && typeof data24 == "object" && !Array.isArray(data24)){
const _errs59 = errors;
for(const key10 of Object.keys(data24)){
if(!((key10 === "guest") || (key10 === "user"))){
validate10.errors = [{instancePath:instancePath+"/namespaces/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/access",keyword:"additionalProperties",params:{additionalProperty: key10},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs59 === errors){
if(data24.guest !== undefined && func0.call(data24, "guest")){
let data25 = data24.guest;
const _errs60 = errors;
if(errors === _errs60){
if(Array.isArray(data25)){
if(data25.length > 7){
validate10.errors = [{instancePath:instancePath+"/namespaces/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/access/guest",keyword:"maxItems",params:{},message:"must NOT have more than 7 items"}];
return false;
}
else {
var valid12 = true;
const len1 = data25.length;
for(let i1=0; i1<len1; i1++){
let data26 = data25[i1];
const _errs62 = errors;
if(typeof data26 !== "string"){
validate10.errors = [{instancePath:instancePath+"/namespaces/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/access/guest/" + i1,keyword:"type",params:{},message:"must be string"}];
return false;
}
if(!(((((((data26 === "subscribe") || (data26 === "publish")) || (data26 === "signal")) || (data26 === "history")) || (data26 === "members")) || (data26 === "presence")) || (data26 === "call"))){
validate10.errors = [{instancePath:instancePath+"/namespaces/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/access/guest/" + i1,keyword:"enum",params:{},message:"must be equal to one of the allowed values"}];
return false;
}
var valid12 = _errs62 === errors;
if(!valid12){
break;
}
}
if(valid12){
let i2 = data25.length;
let j0;
if(i2 > 1){
const indices0 = {};
for(;i2--;){
let item0 = data25[i2];
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
var valid11 = _errs60 === errors;
}
else {
var valid11 = true;
}
if(valid11){
if(data24.user !== undefined && func0.call(data24, "user")){
let data27 = data24.user;
const _errs64 = errors;
if(errors === _errs64){
if(Array.isArray(data27)){
if(data27.length > 7){
validate10.errors = [{instancePath:instancePath+"/namespaces/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/access/user",keyword:"maxItems",params:{},message:"must NOT have more than 7 items"}];
return false;
}
else {
var valid14 = true;
const len2 = data27.length;
for(let i3=0; i3<len2; i3++){
let data28 = data27[i3];
const _errs66 = errors;
if(typeof data28 !== "string"){
validate10.errors = [{instancePath:instancePath+"/namespaces/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/access/user/" + i3,keyword:"type",params:{},message:"must be string"}];
return false;
}
if(!(((((((data28 === "subscribe") || (data28 === "publish")) || (data28 === "signal")) || (data28 === "history")) || (data28 === "members")) || (data28 === "presence")) || (data28 === "call"))){
validate10.errors = [{instancePath:instancePath+"/namespaces/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/access/user/" + i3,keyword:"enum",params:{},message:"must be equal to one of the allowed values"}];
return false;
}
var valid14 = _errs66 === errors;
if(!valid14){
break;
}
}
if(valid14){
let i4 = data27.length;
let j1;
if(i4 > 1){
const indices1 = {};
for(;i4--;){
let item1 = data27[i4];
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
var valid11 = _errs64 === errors;
}
else {
var valid11 = true;
}
}
}
}
else {
validate10.errors = [{instancePath:instancePath+"/namespaces/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/access",keyword:"type",params:{},message:"must be object"}];
return false;
}
}
var valid3 = _errs57 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data5.rates !== undefined && func0.call(data5, "rates")){
let data29 = data5.rates;
const _errs68 = errors;
if(errors === _errs68){
if(data29 && typeof data29 == "object" && !Array.isArray(data29)){
const _errs70 = errors;
for(const key11 of Object.keys(data29)){
if(!((key11 === "publish") || (key11 === "signal"))){
validate10.errors = [{instancePath:instancePath+"/namespaces/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/rates",keyword:"additionalProperties",params:{additionalProperty: key11},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs70 === errors){
if(data29.publish !== undefined && func0.call(data29, "publish")){
let data30 = data29.publish;
const _errs71 = errors;
if(errors === _errs71){
if(data30 && typeof data30 == "object" && !Array.isArray(data30)){
let missing5;
if((((data30.perMinute === undefined) || (!(func0.call(data30, "perMinute")))) && (missing5 = "perMinute")) || (((data30.burst === undefined) || (!(func0.call(data30, "burst")))) && (missing5 = "burst"))){
validate10.errors = [{instancePath:instancePath+"/namespaces/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/rates/publish",keyword:"required",params:{},message:"must have required property '"+missing5+"'"}];
return false;
}
else {
const _errs73 = errors;
for(const key12 of Object.keys(data30)){
if(!((key12 === "perMinute") || (key12 === "burst"))){
validate10.errors = [{instancePath:instancePath+"/namespaces/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/rates/publish",keyword:"additionalProperties",params:{additionalProperty: key12},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs73 === errors){
if(data30.perMinute !== undefined && func0.call(data30, "perMinute")){
let data31 = data30.perMinute;
const _errs74 = errors;
if(!(((typeof data31 == "number") && (!(data31 % 1) && !isNaN(data31))) && (isFinite(data31)))){
validate10.errors = [{instancePath:instancePath+"/namespaces/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/rates/publish/perMinute",keyword:"type",params:{},message:"must be integer"}];
return false;
}
if(errors === _errs74){
if((typeof data31 == "number") && (isFinite(data31))){
if(data31 > 6000000 || isNaN(data31)){
validate10.errors = [{instancePath:instancePath+"/namespaces/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/rates/publish/perMinute",keyword:"maximum",params:{},message:"must be <= 6000000"}];
return false;
}
else {
if(data31 < 1 || isNaN(data31)){
validate10.errors = [{instancePath:instancePath+"/namespaces/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/rates/publish/perMinute",keyword:"minimum",params:{},message:"must be >= 1"}];
return false;
}
}
}
}
var valid17 = _errs74 === errors;
}
else {
var valid17 = true;
}
if(valid17){
if(data30.burst !== undefined && func0.call(data30, "burst")){
let data32 = data30.burst;
const _errs76 = errors;
if(!(((typeof data32 == "number") && (!(data32 % 1) && !isNaN(data32))) && (isFinite(data32)))){
validate10.errors = [{instancePath:instancePath+"/namespaces/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/rates/publish/burst",keyword:"type",params:{},message:"must be integer"}];
return false;
}
if(errors === _errs76){
if((typeof data32 == "number") && (isFinite(data32))){
if(data32 > 1000000 || isNaN(data32)){
validate10.errors = [{instancePath:instancePath+"/namespaces/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/rates/publish/burst",keyword:"maximum",params:{},message:"must be <= 1000000"}];
return false;
}
else {
if(data32 < 1 || isNaN(data32)){
validate10.errors = [{instancePath:instancePath+"/namespaces/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/rates/publish/burst",keyword:"minimum",params:{},message:"must be >= 1"}];
return false;
}
}
}
}
var valid17 = _errs76 === errors;
}
else {
var valid17 = true;
}
}
}
}
}
else {
validate10.errors = [{instancePath:instancePath+"/namespaces/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/rates/publish",keyword:"type",params:{},message:"must be object"}];
return false;
}
}
var valid16 = _errs71 === errors;
}
else {
var valid16 = true;
}
if(valid16){
if(data29.signal !== undefined && func0.call(data29, "signal")){
let data33 = data29.signal;
const _errs78 = errors;
if(errors === _errs78){
if(data33 && typeof data33 == "object" && !Array.isArray(data33)){
let missing6;
if((((data33.perMinute === undefined) || (!(func0.call(data33, "perMinute")))) && (missing6 = "perMinute")) || (((data33.burst === undefined) || (!(func0.call(data33, "burst")))) && (missing6 = "burst"))){
validate10.errors = [{instancePath:instancePath+"/namespaces/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/rates/signal",keyword:"required",params:{},message:"must have required property '"+missing6+"'"}];
return false;
}
else {
const _errs80 = errors;
for(const key13 of Object.keys(data33)){
if(!((key13 === "perMinute") || (key13 === "burst"))){
validate10.errors = [{instancePath:instancePath+"/namespaces/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/rates/signal",keyword:"additionalProperties",params:{additionalProperty: key13},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs80 === errors){
if(data33.perMinute !== undefined && func0.call(data33, "perMinute")){
let data34 = data33.perMinute;
const _errs81 = errors;
if(!(((typeof data34 == "number") && (!(data34 % 1) && !isNaN(data34))) && (isFinite(data34)))){
validate10.errors = [{instancePath:instancePath+"/namespaces/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/rates/signal/perMinute",keyword:"type",params:{},message:"must be integer"}];
return false;
}
if(errors === _errs81){
if((typeof data34 == "number") && (isFinite(data34))){
if(data34 > 6000000 || isNaN(data34)){
validate10.errors = [{instancePath:instancePath+"/namespaces/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/rates/signal/perMinute",keyword:"maximum",params:{},message:"must be <= 6000000"}];
return false;
}
else {
if(data34 < 1 || isNaN(data34)){
validate10.errors = [{instancePath:instancePath+"/namespaces/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/rates/signal/perMinute",keyword:"minimum",params:{},message:"must be >= 1"}];
return false;
}
}
}
}
var valid18 = _errs81 === errors;
}
else {
var valid18 = true;
}
if(valid18){
if(data33.burst !== undefined && func0.call(data33, "burst")){
let data35 = data33.burst;
const _errs83 = errors;
if(!(((typeof data35 == "number") && (!(data35 % 1) && !isNaN(data35))) && (isFinite(data35)))){
validate10.errors = [{instancePath:instancePath+"/namespaces/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/rates/signal/burst",keyword:"type",params:{},message:"must be integer"}];
return false;
}
if(errors === _errs83){
if((typeof data35 == "number") && (isFinite(data35))){
if(data35 > 1000000 || isNaN(data35)){
validate10.errors = [{instancePath:instancePath+"/namespaces/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/rates/signal/burst",keyword:"maximum",params:{},message:"must be <= 1000000"}];
return false;
}
else {
if(data35 < 1 || isNaN(data35)){
validate10.errors = [{instancePath:instancePath+"/namespaces/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/rates/signal/burst",keyword:"minimum",params:{},message:"must be >= 1"}];
return false;
}
}
}
}
var valid18 = _errs83 === errors;
}
else {
var valid18 = true;
}
}
}
}
}
else {
validate10.errors = [{instancePath:instancePath+"/namespaces/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/rates/signal",keyword:"type",params:{},message:"must be object"}];
return false;
}
}
var valid16 = _errs78 === errors;
}
else {
var valid16 = true;
}
}
}
}
else {
validate10.errors = [{instancePath:instancePath+"/namespaces/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/rates",keyword:"type",params:{},message:"must be object"}];
return false;
}
}
var valid3 = _errs68 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data5.inbox !== undefined && func0.call(data5, "inbox")){
const _errs85 = errors;
if(true !== data5.inbox){
validate10.errors = [{instancePath:instancePath+"/namespaces/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/inbox",keyword:"const",params:{},message:"must be equal to constant"}];
return false;
}
var valid3 = _errs85 === errors;
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
if(data.limits !== undefined && func0.call(data, "limits")){
let data37 = data.limits;
const _errs86 = errors;
if(errors === _errs86){
if(data37 && typeof data37 == "object" && !Array.isArray(data37)){
const _errs88 = errors;
for(const key14 of Object.keys(data37)){
if(!((((key14 === "frameBytes") || (key14 === "subscriptions")) || (key14 === "inFlight")) || (key14 === "framesPerSecond"))){
validate10.errors = [{instancePath:instancePath+"/limits",keyword:"additionalProperties",params:{additionalProperty: key14},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs88 === errors){
if(data37.frameBytes !== undefined && func0.call(data37, "frameBytes")){
let data38 = data37.frameBytes;
const _errs89 = errors;
if(!(((typeof data38 == "number") && (!(data38 % 1) && !isNaN(data38))) && (isFinite(data38)))){
validate10.errors = [{instancePath:instancePath+"/limits/frameBytes",keyword:"type",params:{},message:"must be integer"}];
return false;
}
if(errors === _errs89){
if((typeof data38 == "number") && (isFinite(data38))){
if(data38 > 16777216 || isNaN(data38)){
validate10.errors = [{instancePath:instancePath+"/limits/frameBytes",keyword:"maximum",params:{},message:"must be <= 16777216"}];
return false;
}
else {
if(data38 < 1024 || isNaN(data38)){
validate10.errors = [{instancePath:instancePath+"/limits/frameBytes",keyword:"minimum",params:{},message:"must be >= 1024"}];
return false;
}
}
}
}
var valid19 = _errs89 === errors;
}
else {
var valid19 = true;
}
if(valid19){
if(data37.subscriptions !== undefined && func0.call(data37, "subscriptions")){
let data39 = data37.subscriptions;
const _errs91 = errors;
if(!(((typeof data39 == "number") && (!(data39 % 1) && !isNaN(data39))) && (isFinite(data39)))){
validate10.errors = [{instancePath:instancePath+"/limits/subscriptions",keyword:"type",params:{},message:"must be integer"}];
return false;
}
if(errors === _errs91){
if((typeof data39 == "number") && (isFinite(data39))){
if(data39 > 1000000 || isNaN(data39)){
validate10.errors = [{instancePath:instancePath+"/limits/subscriptions",keyword:"maximum",params:{},message:"must be <= 1000000"}];
return false;
}
else {
if(data39 < 1 || isNaN(data39)){
validate10.errors = [{instancePath:instancePath+"/limits/subscriptions",keyword:"minimum",params:{},message:"must be >= 1"}];
return false;
}
}
}
}
var valid19 = _errs91 === errors;
}
else {
var valid19 = true;
}
if(valid19){
if(data37.inFlight !== undefined && func0.call(data37, "inFlight")){
let data40 = data37.inFlight;
const _errs93 = errors;
if(!(((typeof data40 == "number") && (!(data40 % 1) && !isNaN(data40))) && (isFinite(data40)))){
validate10.errors = [{instancePath:instancePath+"/limits/inFlight",keyword:"type",params:{},message:"must be integer"}];
return false;
}
if(errors === _errs93){
if((typeof data40 == "number") && (isFinite(data40))){
if(data40 > 1000000 || isNaN(data40)){
validate10.errors = [{instancePath:instancePath+"/limits/inFlight",keyword:"maximum",params:{},message:"must be <= 1000000"}];
return false;
}
else {
if(data40 < 1 || isNaN(data40)){
validate10.errors = [{instancePath:instancePath+"/limits/inFlight",keyword:"minimum",params:{},message:"must be >= 1"}];
return false;
}
}
}
}
var valid19 = _errs93 === errors;
}
else {
var valid19 = true;
}
if(valid19){
if(data37.framesPerSecond !== undefined && func0.call(data37, "framesPerSecond")){
let data41 = data37.framesPerSecond;
const _errs95 = errors;
if(!(((typeof data41 == "number") && (!(data41 % 1) && !isNaN(data41))) && (isFinite(data41)))){
validate10.errors = [{instancePath:instancePath+"/limits/framesPerSecond",keyword:"type",params:{},message:"must be integer"}];
return false;
}
if(errors === _errs95){
if((typeof data41 == "number") && (isFinite(data41))){
if(data41 > 1000000 || isNaN(data41)){
validate10.errors = [{instancePath:instancePath+"/limits/framesPerSecond",keyword:"maximum",params:{},message:"must be <= 1000000"}];
return false;
}
else {
if(data41 < 1 || isNaN(data41)){
validate10.errors = [{instancePath:instancePath+"/limits/framesPerSecond",keyword:"minimum",params:{},message:"must be >= 1"}];
return false;
}
}
}
}
var valid19 = _errs95 === errors;
}
else {
var valid19 = true;
}
}
}
}
}
}
else {
validate10.errors = [{instancePath:instancePath+"/limits",keyword:"type",params:{},message:"must be object"}];
return false;
}
}
var valid0 = _errs86 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.$defs !== undefined && func0.call(data, "$defs")){
let data42 = data.$defs;
const _errs97 = errors;
if(errors === _errs97){
if(data42 && typeof data42 == "object" && !Array.isArray(data42)){
if(Object.keys(data42).length > 500){
validate10.errors = [{instancePath:instancePath+"/$defs",keyword:"maxProperties",params:{},message:"must NOT have more than 500 properties"}];
return false;
}
else {
for(const key15 of Object.keys(data42)){
const _errs99 = errors;
if(typeof key15 === "string"){
if(!pattern4.test(key15)){
const err5 = {instancePath:instancePath+"/$defs",keyword:"pattern",params:{},message:"must match pattern \""+"^[A-Za-z][A-Za-z0-9_]{0,63}$"+"\"",propertyName:key15};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
var valid20 = _errs99 === errors;
if(!valid20){
const err6 = {instancePath:instancePath+"/$defs",keyword:"propertyNames",params:{propertyName: key15},message:"property name must be valid"};
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
if(valid20){
for(const key16 of Object.keys(data42)){
let data43 = data42[key16];
const _errs101 = errors;
if((!(data43 && typeof data43 == "object" && !Array.isArray(data43))) && (typeof data43 !== "boolean")){
validate10.errors = [{instancePath:instancePath+"/$defs/" + key16.replace(/~/g, "~0").replace(/\//g, "~1"),keyword:"type",params:{},message:"must be object,boolean"}];
return false;
}
var valid21 = _errs101 === errors;
if(!valid21){
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
var valid0 = _errs97 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.methods !== undefined && func0.call(data, "methods")){
let data44 = data.methods;
const _errs103 = errors;
if(errors === _errs103){
if(data44 && typeof data44 == "object" && !Array.isArray(data44)){
if(Object.keys(data44).length > 500){
validate10.errors = [{instancePath:instancePath+"/methods",keyword:"maxProperties",params:{},message:"must NOT have more than 500 properties"}];
return false;
}
else {
for(const key17 of Object.keys(data44)){
const _errs105 = errors;
if(errors === _errs105){
if(typeof key17 === "string"){
if(!pattern3.test(key17)){
const err7 = {instancePath:instancePath+"/methods",keyword:"pattern",params:{},message:"must match pattern \""+"^[a-z][a-z0-9_.]{0,63}$"+"\"",propertyName:key17};
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
const err8 = {instancePath:instancePath+"/methods",keyword:"type",params:{},message:"must be string",propertyName:key17};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
var valid22 = _errs105 === errors;
if(!valid22){
const err9 = {instancePath:instancePath+"/methods",keyword:"propertyNames",params:{propertyName: key17},message:"property name must be valid"};
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
if(valid22){
for(const key18 of Object.keys(data44)){
let data45 = data44[key18];
const _errs108 = errors;
if(errors === _errs108){
if(data45 && typeof data45 == "object" && !Array.isArray(data45)){
let missing7;
if((((data45.params === undefined) || (!(func0.call(data45, "params")))) && (missing7 = "params")) || (((data45.result === undefined) || (!(func0.call(data45, "result")))) && (missing7 = "result"))){
validate10.errors = [{instancePath:instancePath+"/methods/" + key18.replace(/~/g, "~0").replace(/\//g, "~1"),keyword:"required",params:{},message:"must have required property '"+missing7+"'"}];
return false;
}
else {
const _errs110 = errors;
for(const key19 of Object.keys(data45)){
if(!(((((key19 === "description") || (key19 === "params")) || (key19 === "result")) || (key19 === "access")) || (key19 === "timeoutMs"))){
validate10.errors = [{instancePath:instancePath+"/methods/" + key18.replace(/~/g, "~0").replace(/\//g, "~1"),keyword:"additionalProperties",params:{additionalProperty: key19},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs110 === errors){
if(data45.description !== undefined && func0.call(data45, "description")){
let data46 = data45.description;
const _errs111 = errors;
if(errors === _errs111){
if(typeof data46 === "string"){
if(func49(data46) > 2000){
validate10.errors = [{instancePath:instancePath+"/methods/" + key18.replace(/~/g, "~0").replace(/\//g, "~1")+"/description",keyword:"maxLength",params:{},message:"must NOT have more than 2000 characters"}];
return false;
}
}
else {
validate10.errors = [{instancePath:instancePath+"/methods/" + key18.replace(/~/g, "~0").replace(/\//g, "~1")+"/description",keyword:"type",params:{},message:"must be string"}];
return false;
}
}
var valid24 = _errs111 === errors;
}
else {
var valid24 = true;
}
if(valid24){
if(data45.params !== undefined && func0.call(data45, "params")){
let data47 = data45.params;
const _errs113 = errors;
if((!(data47 && typeof data47 == "object" && !Array.isArray(data47))) && (typeof data47 !== "boolean")){
validate10.errors = [{instancePath:instancePath+"/methods/" + key18.replace(/~/g, "~0").replace(/\//g, "~1")+"/params",keyword:"type",params:{},message:"must be object,boolean"}];
return false;
}
var valid24 = _errs113 === errors;
}
else {
var valid24 = true;
}
if(valid24){
if(data45.result !== undefined && func0.call(data45, "result")){
let data48 = data45.result;
const _errs115 = errors;
if((!(data48 && typeof data48 == "object" && !Array.isArray(data48))) && (typeof data48 !== "boolean")){
validate10.errors = [{instancePath:instancePath+"/methods/" + key18.replace(/~/g, "~0").replace(/\//g, "~1")+"/result",keyword:"type",params:{},message:"must be object,boolean"}];
return false;
}
var valid24 = _errs115 === errors;
}
else {
var valid24 = true;
}
if(valid24){
if(data45.access !== undefined && func0.call(data45, "access")){
let data49 = data45.access;
const _errs117 = errors;
if(typeof data49 !== "string"){
validate10.errors = [{instancePath:instancePath+"/methods/" + key18.replace(/~/g, "~0").replace(/\//g, "~1")+"/access",keyword:"type",params:{},message:"must be string"}];
return false;
}
if(!((data49 === "guest") || (data49 === "user"))){
validate10.errors = [{instancePath:instancePath+"/methods/" + key18.replace(/~/g, "~0").replace(/\//g, "~1")+"/access",keyword:"enum",params:{},message:"must be equal to one of the allowed values"}];
return false;
}
var valid24 = _errs117 === errors;
}
else {
var valid24 = true;
}
if(valid24){
if(data45.timeoutMs !== undefined && func0.call(data45, "timeoutMs")){
let data50 = data45.timeoutMs;
const _errs119 = errors;
if(!(((typeof data50 == "number") && (!(data50 % 1) && !isNaN(data50))) && (isFinite(data50)))){
validate10.errors = [{instancePath:instancePath+"/methods/" + key18.replace(/~/g, "~0").replace(/\//g, "~1")+"/timeoutMs",keyword:"type",params:{},message:"must be integer"}];
return false;
}
if(errors === _errs119){
if((typeof data50 == "number") && (isFinite(data50))){
if(data50 > 300000 || isNaN(data50)){
validate10.errors = [{instancePath:instancePath+"/methods/" + key18.replace(/~/g, "~0").replace(/\//g, "~1")+"/timeoutMs",keyword:"maximum",params:{},message:"must be <= 300000"}];
return false;
}
else {
if(data50 < 1 || isNaN(data50)){
validate10.errors = [{instancePath:instancePath+"/methods/" + key18.replace(/~/g, "~0").replace(/\//g, "~1")+"/timeoutMs",keyword:"minimum",params:{},message:"must be >= 1"}];
return false;
}
}
}
}
var valid24 = _errs119 === errors;
}
else {
var valid24 = true;
}
}
}
}
}
}
}
}
else {
validate10.errors = [{instancePath:instancePath+"/methods/" + key18.replace(/~/g, "~0").replace(/\//g, "~1"),keyword:"type",params:{},message:"must be object"}];
return false;
}
}
var valid23 = _errs108 === errors;
if(!valid23){
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
var valid0 = _errs103 === errors;
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
}
else {
validate10.errors = [{instancePath,keyword:"type",params:{},message:"must be object"}];
return false;
}
}
validate10.errors = vErrors;
return errors === 0;
}
