// Generated from client. Do not edit: run `npm run generate`.
// @ts-nocheck
import { codePoints, toIssues, type Issue } from "./check-runtime.ts";
export type { Issue };

/** Judges a value: undefined when it is valid, else what is wrong, each with a JSON Pointer into it. */
export type Check = (value: unknown) => readonly Issue[] | undefined;

export const checkHello: Check = (value) => (validate10(value) ? undefined : toIssues(validate10.errors));
export const checkSubscribe: Check = (value) => (validate11(value) ? undefined : toIssues(validate11.errors));
export const checkUnsubscribe: Check = (value) => (validate12(value) ? undefined : toIssues(validate12.errors));
export const checkPublish: Check = (value) => (validate13(value) ? undefined : toIssues(validate13.errors));
export const checkClientSignal: Check = (value) => (validate14(value) ? undefined : toIssues(validate14.errors));
export const checkHistory: Check = (value) => (validate15(value) ? undefined : toIssues(validate15.errors));
export const checkClientMembers: Check = (value) => (validate16(value) ? undefined : toIssues(validate16.errors));
export const checkClientPresence: Check = (value) => (validate17(value) ? undefined : toIssues(validate17.errors));
export const checkCall: Check = (value) => (validate18(value) ? undefined : toIssues(validate18.errors));
export const checkAuthenticate: Check = (value) => (validate19(value) ? undefined : toIssues(validate19.errors));
export const checkClientPing: Check = (value) => (validate20(value) ? undefined : toIssues(validate20.errors));
export const checkPong: Check = (value) => (validate21(value) ? undefined : toIssues(validate21.errors));

const func0 = Object.prototype.hasOwnProperty;
const func48 = codePoints;
const pattern0 = new RegExp("^[A-Za-z0-9_-]{22,128}$", "u");
const pattern1 = new RegExp("^[a-z][a-z0-9-]{0,63}$", "u");
const pattern2 = new RegExp("^(?:0|[1-9][0-9]{0,5})\\.(?:0|[1-9][0-9]{0,5})\\.(?:0|[1-9][0-9]{0,5})$", "u");
const pattern3 = new RegExp("^[0-9a-f]{64}$", "u");

function validate10(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.type === undefined) || (!(func0.call(data, "type")))) && (missing0 = "type")){
validate10.errors = [{instancePath,keyword:"required",params:{},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 of Object.keys(data)){
if(!(((((key0 === "type") || (key0 === "token")) || (key0 === "guest")) || (key0 === "contract")) || (key0 === "sdk"))){
validate10.errors = [{instancePath,keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.type !== undefined && func0.call(data, "type")){
const _errs2 = errors;
if("hello" !== data.type){
validate10.errors = [{instancePath:instancePath+"/type",keyword:"const",params:{},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.token !== undefined && func0.call(data, "token")){
let data1 = data.token;
const _errs3 = errors;
if(errors === _errs3){
if(typeof data1 === "string"){
if(func48(data1) > 8192){
validate10.errors = [{instancePath:instancePath+"/token",keyword:"maxLength",params:{},message:"must NOT have more than 8192 characters"}];
return false;
}
else {
if(func48(data1) < 1){
validate10.errors = [{instancePath:instancePath+"/token",keyword:"minLength",params:{},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
}
else {
validate10.errors = [{instancePath:instancePath+"/token",keyword:"type",params:{},message:"must be string"}];
return false;
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.guest !== undefined && func0.call(data, "guest")){
let data2 = data.guest;
const _errs5 = errors;
if(errors === _errs5){
if(typeof data2 === "string"){
if(!pattern0.test(data2)){
validate10.errors = [{instancePath:instancePath+"/guest",keyword:"pattern",params:{},message:"must match pattern \""+"^[A-Za-z0-9_-]{22,128}$"+"\""}];
return false;
}
}
else {
validate10.errors = [{instancePath:instancePath+"/guest",keyword:"type",params:{},message:"must be string"}];
return false;
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.contract !== undefined && func0.call(data, "contract")){
let data3 = data.contract;
const _errs7 = errors;
if(errors === _errs7){
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
let missing1;
if(((((data3.name === undefined) || (!(func0.call(data3, "name")))) && (missing1 = "name")) || (((data3.version === undefined) || (!(func0.call(data3, "version")))) && (missing1 = "version"))) || (((data3.hash === undefined) || (!(func0.call(data3, "hash")))) && (missing1 = "hash"))){
validate10.errors = [{instancePath:instancePath+"/contract",keyword:"required",params:{},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
const _errs9 = errors;
for(const key1 of Object.keys(data3)){
if(!(((key1 === "name") || (key1 === "version")) || (key1 === "hash"))){
validate10.errors = [{instancePath:instancePath+"/contract",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs9 === errors){
if(data3.name !== undefined && func0.call(data3, "name")){
let data4 = data3.name;
const _errs10 = errors;
if(errors === _errs10){
if(typeof data4 === "string"){
if(!pattern1.test(data4)){
validate10.errors = [{instancePath:instancePath+"/contract/name",keyword:"pattern",params:{},message:"must match pattern \""+"^[a-z][a-z0-9-]{0,63}$"+"\""}];
return false;
}
}
else {
validate10.errors = [{instancePath:instancePath+"/contract/name",keyword:"type",params:{},message:"must be string"}];
return false;
}
}
var valid1 = _errs10 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data3.version !== undefined && func0.call(data3, "version")){
let data5 = data3.version;
const _errs12 = errors;
if(errors === _errs12){
if(typeof data5 === "string"){
if(!pattern2.test(data5)){
validate10.errors = [{instancePath:instancePath+"/contract/version",keyword:"pattern",params:{},message:"must match pattern \""+"^(?:0|[1-9][0-9]{0,5})\\.(?:0|[1-9][0-9]{0,5})\\.(?:0|[1-9][0-9]{0,5})$"+"\""}];
return false;
}
}
else {
validate10.errors = [{instancePath:instancePath+"/contract/version",keyword:"type",params:{},message:"must be string"}];
return false;
}
}
var valid1 = _errs12 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data3.hash !== undefined && func0.call(data3, "hash")){
let data6 = data3.hash;
const _errs14 = errors;
if(errors === _errs14){
if(typeof data6 === "string"){
if(!pattern3.test(data6)){
validate10.errors = [{instancePath:instancePath+"/contract/hash",keyword:"pattern",params:{},message:"must match pattern \""+"^[0-9a-f]{64}$"+"\""}];
return false;
}
}
else {
validate10.errors = [{instancePath:instancePath+"/contract/hash",keyword:"type",params:{},message:"must be string"}];
return false;
}
}
var valid1 = _errs14 === errors;
}
else {
var valid1 = true;
}
}
}
}
}
}
else {
validate10.errors = [{instancePath:instancePath+"/contract",keyword:"type",params:{},message:"must be object"}];
return false;
}
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.sdk !== undefined && func0.call(data, "sdk")){
let data7 = data.sdk;
const _errs16 = errors;
if(errors === _errs16){
if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
let missing2;
if((((data7.name === undefined) || (!(func0.call(data7, "name")))) && (missing2 = "name")) || (((data7.version === undefined) || (!(func0.call(data7, "version")))) && (missing2 = "version"))){
validate10.errors = [{instancePath:instancePath+"/sdk",keyword:"required",params:{},message:"must have required property '"+missing2+"'"}];
return false;
}
else {
const _errs18 = errors;
for(const key2 of Object.keys(data7)){
if(!((key2 === "name") || (key2 === "version"))){
validate10.errors = [{instancePath:instancePath+"/sdk",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs18 === errors){
if(data7.name !== undefined && func0.call(data7, "name")){
let data8 = data7.name;
const _errs19 = errors;
if(errors === _errs19){
if(typeof data8 === "string"){
if(func48(data8) > 64){
validate10.errors = [{instancePath:instancePath+"/sdk/name",keyword:"maxLength",params:{},message:"must NOT have more than 64 characters"}];
return false;
}
else {
if(func48(data8) < 1){
validate10.errors = [{instancePath:instancePath+"/sdk/name",keyword:"minLength",params:{},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
}
else {
validate10.errors = [{instancePath:instancePath+"/sdk/name",keyword:"type",params:{},message:"must be string"}];
return false;
}
}
var valid2 = _errs19 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data7.version !== undefined && func0.call(data7, "version")){
let data9 = data7.version;
const _errs21 = errors;
if(errors === _errs21){
if(typeof data9 === "string"){
if(func48(data9) > 64){
validate10.errors = [{instancePath:instancePath+"/sdk/version",keyword:"maxLength",params:{},message:"must NOT have more than 64 characters"}];
return false;
}
else {
if(func48(data9) < 1){
validate10.errors = [{instancePath:instancePath+"/sdk/version",keyword:"minLength",params:{},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
}
else {
validate10.errors = [{instancePath:instancePath+"/sdk/version",keyword:"type",params:{},message:"must be string"}];
return false;
}
}
var valid2 = _errs21 === errors;
}
else {
var valid2 = true;
}
}
}
}
}
else {
validate10.errors = [{instancePath:instancePath+"/sdk",keyword:"type",params:{},message:"must be object"}];
return false;
}
}
var valid0 = _errs16 === errors;
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
else {
validate10.errors = [{instancePath,keyword:"type",params:{},message:"must be object"}];
return false;
}
}
validate10.errors = vErrors;
return errors === 0;
}

const pattern4 = new RegExp("^[a-z][a-z0-9-]{0,31}(?::[A-Za-z0-9_.~@-]{1,64}){0,5}$", "u");
const pattern5 = new RegExp("^[A-Za-z0-9._-]{1,48}$", "u");

function validate11(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((data.type === undefined) || (!(func0.call(data, "type")))) && (missing0 = "type")) || (((data.id === undefined) || (!(func0.call(data, "id")))) && (missing0 = "id"))) || (((data.channel === undefined) || (!(func0.call(data, "channel")))) && (missing0 = "channel"))){
validate11.errors = [{instancePath,keyword:"required",params:{},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 of Object.keys(data)){
if(!((((((key0 === "type") || (key0 === "id")) || (key0 === "channel")) || (key0 === "position")) || (key0 === "last")) || (key0 === "presence"))){
validate11.errors = [{instancePath,keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.type !== undefined && func0.call(data, "type")){
const _errs2 = errors;
if("subscribe" !== data.type){
validate11.errors = [{instancePath:instancePath+"/type",keyword:"const",params:{},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.id !== undefined && func0.call(data, "id")){
let data1 = data.id;
const _errs3 = errors;
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
validate11.errors = [{instancePath:instancePath+"/id",keyword:"type",params:{},message:"must be integer"}];
return false;
}
if(errors === _errs3){
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 > 2147483647 || isNaN(data1)){
validate11.errors = [{instancePath:instancePath+"/id",keyword:"maximum",params:{},message:"must be <= 2147483647"}];
return false;
}
else {
if(data1 < 1 || isNaN(data1)){
validate11.errors = [{instancePath:instancePath+"/id",keyword:"minimum",params:{},message:"must be >= 1"}];
return false;
}
}
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.channel !== undefined && func0.call(data, "channel")){
let data2 = data.channel;
const _errs5 = errors;
if(errors === _errs5){
if(typeof data2 === "string"){
if(func48(data2) > 200){
validate11.errors = [{instancePath:instancePath+"/channel",keyword:"maxLength",params:{},message:"must NOT have more than 200 characters"}];
return false;
}
else {
if(!pattern4.test(data2)){
validate11.errors = [{instancePath:instancePath+"/channel",keyword:"pattern",params:{},message:"must match pattern \""+"^[a-z][a-z0-9-]{0,31}(?::[A-Za-z0-9_.~@-]{1,64}){0,5}$"+"\""}];
return false;
}
}
}
else {
validate11.errors = [{instancePath:instancePath+"/channel",keyword:"type",params:{},message:"must be string"}];
return false;
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.position !== undefined && func0.call(data, "position")){
let data3 = data.position;
const _errs7 = errors;
if(errors === _errs7){
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
let missing1;
if((((data3.epoch === undefined) || (!(func0.call(data3, "epoch")))) && (missing1 = "epoch")) || (((data3.offset === undefined) || (!(func0.call(data3, "offset")))) && (missing1 = "offset"))){
validate11.errors = [{instancePath:instancePath+"/position",keyword:"required",params:{},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
const _errs9 = errors;
for(const key1 of Object.keys(data3)){
if(!((key1 === "epoch") || (key1 === "offset"))){
validate11.errors = [{instancePath:instancePath+"/position",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs9 === errors){
if(data3.epoch !== undefined && func0.call(data3, "epoch")){
let data4 = data3.epoch;
const _errs10 = errors;
if(errors === _errs10){
if(typeof data4 === "string"){
if(!pattern5.test(data4)){
validate11.errors = [{instancePath:instancePath+"/position/epoch",keyword:"pattern",params:{},message:"must match pattern \""+"^[A-Za-z0-9._-]{1,48}$"+"\""}];
return false;
}
}
else {
validate11.errors = [{instancePath:instancePath+"/position/epoch",keyword:"type",params:{},message:"must be string"}];
return false;
}
}
var valid1 = _errs10 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data3.offset !== undefined && func0.call(data3, "offset")){
let data5 = data3.offset;
const _errs12 = errors;
if(!(((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5))) && (isFinite(data5)))){
validate11.errors = [{instancePath:instancePath+"/position/offset",keyword:"type",params:{},message:"must be integer"}];
return false;
}
if(errors === _errs12){
if((typeof data5 == "number") && (isFinite(data5))){
if(data5 > 9007199254740991 || isNaN(data5)){
validate11.errors = [{instancePath:instancePath+"/position/offset",keyword:"maximum",params:{},message:"must be <= 9007199254740991"}];
return false;
}
else {
if(data5 < 0 || isNaN(data5)){
validate11.errors = [{instancePath:instancePath+"/position/offset",keyword:"minimum",params:{},message:"must be >= 0"}];
return false;
}
}
}
}
var valid1 = _errs12 === errors;
}
else {
var valid1 = true;
}
}
}
}
}
else {
validate11.errors = [{instancePath:instancePath+"/position",keyword:"type",params:{},message:"must be object"}];
return false;
}
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.last !== undefined && func0.call(data, "last")){
let data6 = data.last;
const _errs14 = errors;
if(!(((typeof data6 == "number") && (!(data6 % 1) && !isNaN(data6))) && (isFinite(data6)))){
validate11.errors = [{instancePath:instancePath+"/last",keyword:"type",params:{},message:"must be integer"}];
return false;
}
if(errors === _errs14){
if((typeof data6 == "number") && (isFinite(data6))){
if(data6 > 500 || isNaN(data6)){
validate11.errors = [{instancePath:instancePath+"/last",keyword:"maximum",params:{},message:"must be <= 500"}];
return false;
}
else {
if(data6 < 0 || isNaN(data6)){
validate11.errors = [{instancePath:instancePath+"/last",keyword:"minimum",params:{},message:"must be >= 0"}];
return false;
}
}
}
}
var valid0 = _errs14 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.presence !== undefined && func0.call(data, "presence")){
const _errs16 = errors;
if(typeof data.presence !== "boolean"){
validate11.errors = [{instancePath:instancePath+"/presence",keyword:"type",params:{},message:"must be boolean"}];
return false;
}
var valid0 = _errs16 === errors;
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
else {
validate11.errors = [{instancePath,keyword:"type",params:{},message:"must be object"}];
return false;
}
}
validate11.errors = vErrors;
return errors === 0;
}

function validate12(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((data.type === undefined) || (!(func0.call(data, "type")))) && (missing0 = "type")) || (((data.id === undefined) || (!(func0.call(data, "id")))) && (missing0 = "id"))) || (((data.channel === undefined) || (!(func0.call(data, "channel")))) && (missing0 = "channel"))){
validate12.errors = [{instancePath,keyword:"required",params:{},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 of Object.keys(data)){
if(!(((key0 === "type") || (key0 === "id")) || (key0 === "channel"))){
validate12.errors = [{instancePath,keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.type !== undefined && func0.call(data, "type")){
const _errs2 = errors;
if("unsubscribe" !== data.type){
validate12.errors = [{instancePath:instancePath+"/type",keyword:"const",params:{},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.id !== undefined && func0.call(data, "id")){
let data1 = data.id;
const _errs3 = errors;
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
validate12.errors = [{instancePath:instancePath+"/id",keyword:"type",params:{},message:"must be integer"}];
return false;
}
if(errors === _errs3){
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 > 2147483647 || isNaN(data1)){
validate12.errors = [{instancePath:instancePath+"/id",keyword:"maximum",params:{},message:"must be <= 2147483647"}];
return false;
}
else {
if(data1 < 1 || isNaN(data1)){
validate12.errors = [{instancePath:instancePath+"/id",keyword:"minimum",params:{},message:"must be >= 1"}];
return false;
}
}
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.channel !== undefined && func0.call(data, "channel")){
let data2 = data.channel;
const _errs5 = errors;
if(errors === _errs5){
if(typeof data2 === "string"){
if(func48(data2) > 200){
validate12.errors = [{instancePath:instancePath+"/channel",keyword:"maxLength",params:{},message:"must NOT have more than 200 characters"}];
return false;
}
else {
if(!pattern4.test(data2)){
validate12.errors = [{instancePath:instancePath+"/channel",keyword:"pattern",params:{},message:"must match pattern \""+"^[a-z][a-z0-9-]{0,31}(?::[A-Za-z0-9_.~@-]{1,64}){0,5}$"+"\""}];
return false;
}
}
}
else {
validate12.errors = [{instancePath:instancePath+"/channel",keyword:"type",params:{},message:"must be string"}];
return false;
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
else {
validate12.errors = [{instancePath,keyword:"type",params:{},message:"must be object"}];
return false;
}
}
validate12.errors = vErrors;
return errors === 0;
}

const pattern8 = new RegExp("^[a-z][a-z0-9_.]{0,63}$", "u");
const pattern9 = new RegExp("^[A-Za-z0-9_-]{8,64}$", "u");

function validate13(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((((data.type === undefined) || (!(func0.call(data, "type")))) && (missing0 = "type")) || (((data.id === undefined) || (!(func0.call(data, "id")))) && (missing0 = "id"))) || (((data.channel === undefined) || (!(func0.call(data, "channel")))) && (missing0 = "channel"))) || (((data.event === undefined) || (!(func0.call(data, "event")))) && (missing0 = "event"))) || (((data.data === undefined) || (!(func0.call(data, "data")))) && (missing0 = "data"))){
validate13.errors = [{instancePath,keyword:"required",params:{},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 of Object.keys(data)){
if(!((((((key0 === "type") || (key0 === "id")) || (key0 === "channel")) || (key0 === "event")) || (key0 === "data")) || (key0 === "key"))){
validate13.errors = [{instancePath,keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.type !== undefined && func0.call(data, "type")){
const _errs2 = errors;
if("publish" !== data.type){
validate13.errors = [{instancePath:instancePath+"/type",keyword:"const",params:{},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.id !== undefined && func0.call(data, "id")){
let data1 = data.id;
const _errs3 = errors;
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
validate13.errors = [{instancePath:instancePath+"/id",keyword:"type",params:{},message:"must be integer"}];
return false;
}
if(errors === _errs3){
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 > 2147483647 || isNaN(data1)){
validate13.errors = [{instancePath:instancePath+"/id",keyword:"maximum",params:{},message:"must be <= 2147483647"}];
return false;
}
else {
if(data1 < 1 || isNaN(data1)){
validate13.errors = [{instancePath:instancePath+"/id",keyword:"minimum",params:{},message:"must be >= 1"}];
return false;
}
}
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.channel !== undefined && func0.call(data, "channel")){
let data2 = data.channel;
const _errs5 = errors;
if(errors === _errs5){
if(typeof data2 === "string"){
if(func48(data2) > 200){
validate13.errors = [{instancePath:instancePath+"/channel",keyword:"maxLength",params:{},message:"must NOT have more than 200 characters"}];
return false;
}
else {
if(!pattern4.test(data2)){
validate13.errors = [{instancePath:instancePath+"/channel",keyword:"pattern",params:{},message:"must match pattern \""+"^[a-z][a-z0-9-]{0,31}(?::[A-Za-z0-9_.~@-]{1,64}){0,5}$"+"\""}];
return false;
}
}
}
else {
validate13.errors = [{instancePath:instancePath+"/channel",keyword:"type",params:{},message:"must be string"}];
return false;
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.event !== undefined && func0.call(data, "event")){
let data3 = data.event;
const _errs7 = errors;
if(errors === _errs7){
if(typeof data3 === "string"){
if(!pattern8.test(data3)){
validate13.errors = [{instancePath:instancePath+"/event",keyword:"pattern",params:{},message:"must match pattern \""+"^[a-z][a-z0-9_.]{0,63}$"+"\""}];
return false;
}
}
else {
validate13.errors = [{instancePath:instancePath+"/event",keyword:"type",params:{},message:"must be string"}];
return false;
}
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.data !== undefined && func0.call(data, "data")){
let data4 = data.data;
const _errs9 = errors;
if(!(data4 && typeof data4 == "object" && !Array.isArray(data4))){
validate13.errors = [{instancePath:instancePath+"/data",keyword:"type",params:{},message:"must be object"}];
return false;
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.key !== undefined && func0.call(data, "key")){
let data5 = data.key;
const _errs11 = errors;
if(errors === _errs11){
if(typeof data5 === "string"){
if(!pattern9.test(data5)){
validate13.errors = [{instancePath:instancePath+"/key",keyword:"pattern",params:{},message:"must match pattern \""+"^[A-Za-z0-9_-]{8,64}$"+"\""}];
return false;
}
}
else {
validate13.errors = [{instancePath:instancePath+"/key",keyword:"type",params:{},message:"must be string"}];
return false;
}
}
var valid0 = _errs11 === errors;
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
else {
validate13.errors = [{instancePath,keyword:"type",params:{},message:"must be object"}];
return false;
}
}
validate13.errors = vErrors;
return errors === 0;
}

function validate14(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((((data.type === undefined) || (!(func0.call(data, "type")))) && (missing0 = "type")) || (((data.channel === undefined) || (!(func0.call(data, "channel")))) && (missing0 = "channel"))) || (((data.event === undefined) || (!(func0.call(data, "event")))) && (missing0 = "event"))) || (((data.data === undefined) || (!(func0.call(data, "data")))) && (missing0 = "data"))){
validate14.errors = [{instancePath,keyword:"required",params:{},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 of Object.keys(data)){
if(!(((((key0 === "type") || (key0 === "id")) || (key0 === "channel")) || (key0 === "event")) || (key0 === "data"))){
validate14.errors = [{instancePath,keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.type !== undefined && func0.call(data, "type")){
const _errs2 = errors;
if("signal" !== data.type){
validate14.errors = [{instancePath:instancePath+"/type",keyword:"const",params:{},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.id !== undefined && func0.call(data, "id")){
let data1 = data.id;
const _errs3 = errors;
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
validate14.errors = [{instancePath:instancePath+"/id",keyword:"type",params:{},message:"must be integer"}];
return false;
}
if(errors === _errs3){
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 > 2147483647 || isNaN(data1)){
validate14.errors = [{instancePath:instancePath+"/id",keyword:"maximum",params:{},message:"must be <= 2147483647"}];
return false;
}
else {
if(data1 < 1 || isNaN(data1)){
validate14.errors = [{instancePath:instancePath+"/id",keyword:"minimum",params:{},message:"must be >= 1"}];
return false;
}
}
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.channel !== undefined && func0.call(data, "channel")){
let data2 = data.channel;
const _errs5 = errors;
if(errors === _errs5){
if(typeof data2 === "string"){
if(func48(data2) > 200){
validate14.errors = [{instancePath:instancePath+"/channel",keyword:"maxLength",params:{},message:"must NOT have more than 200 characters"}];
return false;
}
else {
if(!pattern4.test(data2)){
validate14.errors = [{instancePath:instancePath+"/channel",keyword:"pattern",params:{},message:"must match pattern \""+"^[a-z][a-z0-9-]{0,31}(?::[A-Za-z0-9_.~@-]{1,64}){0,5}$"+"\""}];
return false;
}
}
}
else {
validate14.errors = [{instancePath:instancePath+"/channel",keyword:"type",params:{},message:"must be string"}];
return false;
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.event !== undefined && func0.call(data, "event")){
let data3 = data.event;
const _errs7 = errors;
if(errors === _errs7){
if(typeof data3 === "string"){
if(!pattern8.test(data3)){
validate14.errors = [{instancePath:instancePath+"/event",keyword:"pattern",params:{},message:"must match pattern \""+"^[a-z][a-z0-9_.]{0,63}$"+"\""}];
return false;
}
}
else {
validate14.errors = [{instancePath:instancePath+"/event",keyword:"type",params:{},message:"must be string"}];
return false;
}
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.data !== undefined && func0.call(data, "data")){
let data4 = data.data;
const _errs9 = errors;
if(!(data4 && typeof data4 == "object" && !Array.isArray(data4))){
validate14.errors = [{instancePath:instancePath+"/data",keyword:"type",params:{},message:"must be object"}];
return false;
}
var valid0 = _errs9 === errors;
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
else {
validate14.errors = [{instancePath,keyword:"type",params:{},message:"must be object"}];
return false;
}
}
validate14.errors = vErrors;
return errors === 0;
}

function validate15(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((((data.type === undefined) || (!(func0.call(data, "type")))) && (missing0 = "type")) || (((data.id === undefined) || (!(func0.call(data, "id")))) && (missing0 = "id"))) || (((data.channel === undefined) || (!(func0.call(data, "channel")))) && (missing0 = "channel"))) || (((data.direction === undefined) || (!(func0.call(data, "direction")))) && (missing0 = "direction"))) || (((data.limit === undefined) || (!(func0.call(data, "limit")))) && (missing0 = "limit"))){
validate15.errors = [{instancePath,keyword:"required",params:{},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 of Object.keys(data)){
if(!((((((key0 === "type") || (key0 === "id")) || (key0 === "channel")) || (key0 === "direction")) || (key0 === "position")) || (key0 === "limit"))){
validate15.errors = [{instancePath,keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.type !== undefined && func0.call(data, "type")){
const _errs2 = errors;
if("history" !== data.type){
validate15.errors = [{instancePath:instancePath+"/type",keyword:"const",params:{},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.id !== undefined && func0.call(data, "id")){
let data1 = data.id;
const _errs3 = errors;
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
validate15.errors = [{instancePath:instancePath+"/id",keyword:"type",params:{},message:"must be integer"}];
return false;
}
if(errors === _errs3){
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 > 2147483647 || isNaN(data1)){
validate15.errors = [{instancePath:instancePath+"/id",keyword:"maximum",params:{},message:"must be <= 2147483647"}];
return false;
}
else {
if(data1 < 1 || isNaN(data1)){
validate15.errors = [{instancePath:instancePath+"/id",keyword:"minimum",params:{},message:"must be >= 1"}];
return false;
}
}
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.channel !== undefined && func0.call(data, "channel")){
let data2 = data.channel;
const _errs5 = errors;
if(errors === _errs5){
if(typeof data2 === "string"){
if(func48(data2) > 200){
validate15.errors = [{instancePath:instancePath+"/channel",keyword:"maxLength",params:{},message:"must NOT have more than 200 characters"}];
return false;
}
else {
if(!pattern4.test(data2)){
validate15.errors = [{instancePath:instancePath+"/channel",keyword:"pattern",params:{},message:"must match pattern \""+"^[a-z][a-z0-9-]{0,31}(?::[A-Za-z0-9_.~@-]{1,64}){0,5}$"+"\""}];
return false;
}
}
}
else {
validate15.errors = [{instancePath:instancePath+"/channel",keyword:"type",params:{},message:"must be string"}];
return false;
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.direction !== undefined && func0.call(data, "direction")){
let data3 = data.direction;
const _errs7 = errors;
if(typeof data3 !== "string"){
validate15.errors = [{instancePath:instancePath+"/direction",keyword:"type",params:{},message:"must be string"}];
return false;
}
if(!((data3 === "forward") || (data3 === "backward"))){
validate15.errors = [{instancePath:instancePath+"/direction",keyword:"enum",params:{},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.position !== undefined && func0.call(data, "position")){
let data4 = data.position;
const _errs9 = errors;
if(errors === _errs9){
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
let missing1;
if((((data4.epoch === undefined) || (!(func0.call(data4, "epoch")))) && (missing1 = "epoch")) || (((data4.offset === undefined) || (!(func0.call(data4, "offset")))) && (missing1 = "offset"))){
validate15.errors = [{instancePath:instancePath+"/position",keyword:"required",params:{},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
const _errs11 = errors;
for(const key1 of Object.keys(data4)){
if(!((key1 === "epoch") || (key1 === "offset"))){
validate15.errors = [{instancePath:instancePath+"/position",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs11 === errors){
if(data4.epoch !== undefined && func0.call(data4, "epoch")){
let data5 = data4.epoch;
const _errs12 = errors;
if(errors === _errs12){
if(typeof data5 === "string"){
if(!pattern5.test(data5)){
validate15.errors = [{instancePath:instancePath+"/position/epoch",keyword:"pattern",params:{},message:"must match pattern \""+"^[A-Za-z0-9._-]{1,48}$"+"\""}];
return false;
}
}
else {
validate15.errors = [{instancePath:instancePath+"/position/epoch",keyword:"type",params:{},message:"must be string"}];
return false;
}
}
var valid1 = _errs12 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data4.offset !== undefined && func0.call(data4, "offset")){
let data6 = data4.offset;
const _errs14 = errors;
if(!(((typeof data6 == "number") && (!(data6 % 1) && !isNaN(data6))) && (isFinite(data6)))){
validate15.errors = [{instancePath:instancePath+"/position/offset",keyword:"type",params:{},message:"must be integer"}];
return false;
}
if(errors === _errs14){
if((typeof data6 == "number") && (isFinite(data6))){
if(data6 > 9007199254740991 || isNaN(data6)){
validate15.errors = [{instancePath:instancePath+"/position/offset",keyword:"maximum",params:{},message:"must be <= 9007199254740991"}];
return false;
}
else {
if(data6 < 0 || isNaN(data6)){
validate15.errors = [{instancePath:instancePath+"/position/offset",keyword:"minimum",params:{},message:"must be >= 0"}];
return false;
}
}
}
}
var valid1 = _errs14 === errors;
}
else {
var valid1 = true;
}
}
}
}
}
else {
validate15.errors = [{instancePath:instancePath+"/position",keyword:"type",params:{},message:"must be object"}];
return false;
}
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.limit !== undefined && func0.call(data, "limit")){
let data7 = data.limit;
const _errs16 = errors;
if(!(((typeof data7 == "number") && (!(data7 % 1) && !isNaN(data7))) && (isFinite(data7)))){
validate15.errors = [{instancePath:instancePath+"/limit",keyword:"type",params:{},message:"must be integer"}];
return false;
}
if(errors === _errs16){
if((typeof data7 == "number") && (isFinite(data7))){
if(data7 > 200 || isNaN(data7)){
validate15.errors = [{instancePath:instancePath+"/limit",keyword:"maximum",params:{},message:"must be <= 200"}];
return false;
}
else {
if(data7 < 1 || isNaN(data7)){
validate15.errors = [{instancePath:instancePath+"/limit",keyword:"minimum",params:{},message:"must be >= 1"}];
return false;
}
}
}
}
var valid0 = _errs16 === errors;
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
else {
validate15.errors = [{instancePath,keyword:"type",params:{},message:"must be object"}];
return false;
}
}
validate15.errors = vErrors;
return errors === 0;
}

const pattern15 = new RegExp("^[A-Za-z0-9_.~@-]{1,200}$", "u");

function validate16(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((data.type === undefined) || (!(func0.call(data, "type")))) && (missing0 = "type")) || (((data.id === undefined) || (!(func0.call(data, "id")))) && (missing0 = "id"))) || (((data.channel === undefined) || (!(func0.call(data, "channel")))) && (missing0 = "channel"))){
validate16.errors = [{instancePath,keyword:"required",params:{},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 of Object.keys(data)){
if(!(((((key0 === "type") || (key0 === "id")) || (key0 === "channel")) || (key0 === "limit")) || (key0 === "cursor"))){
validate16.errors = [{instancePath,keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.type !== undefined && func0.call(data, "type")){
const _errs2 = errors;
if("members" !== data.type){
validate16.errors = [{instancePath:instancePath+"/type",keyword:"const",params:{},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.id !== undefined && func0.call(data, "id")){
let data1 = data.id;
const _errs3 = errors;
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
validate16.errors = [{instancePath:instancePath+"/id",keyword:"type",params:{},message:"must be integer"}];
return false;
}
if(errors === _errs3){
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 > 2147483647 || isNaN(data1)){
validate16.errors = [{instancePath:instancePath+"/id",keyword:"maximum",params:{},message:"must be <= 2147483647"}];
return false;
}
else {
if(data1 < 1 || isNaN(data1)){
validate16.errors = [{instancePath:instancePath+"/id",keyword:"minimum",params:{},message:"must be >= 1"}];
return false;
}
}
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.channel !== undefined && func0.call(data, "channel")){
let data2 = data.channel;
const _errs5 = errors;
if(errors === _errs5){
if(typeof data2 === "string"){
if(func48(data2) > 200){
validate16.errors = [{instancePath:instancePath+"/channel",keyword:"maxLength",params:{},message:"must NOT have more than 200 characters"}];
return false;
}
else {
if(!pattern4.test(data2)){
validate16.errors = [{instancePath:instancePath+"/channel",keyword:"pattern",params:{},message:"must match pattern \""+"^[a-z][a-z0-9-]{0,31}(?::[A-Za-z0-9_.~@-]{1,64}){0,5}$"+"\""}];
return false;
}
}
}
else {
validate16.errors = [{instancePath:instancePath+"/channel",keyword:"type",params:{},message:"must be string"}];
return false;
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.limit !== undefined && func0.call(data, "limit")){
let data3 = data.limit;
const _errs7 = errors;
if(!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))){
validate16.errors = [{instancePath:instancePath+"/limit",keyword:"type",params:{},message:"must be integer"}];
return false;
}
if(errors === _errs7){
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 > 500 || isNaN(data3)){
validate16.errors = [{instancePath:instancePath+"/limit",keyword:"maximum",params:{},message:"must be <= 500"}];
return false;
}
else {
if(data3 < 1 || isNaN(data3)){
validate16.errors = [{instancePath:instancePath+"/limit",keyword:"minimum",params:{},message:"must be >= 1"}];
return false;
}
}
}
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.cursor !== undefined && func0.call(data, "cursor")){
let data4 = data.cursor;
const _errs9 = errors;
if(errors === _errs9){
if(typeof data4 === "string"){
if(!pattern15.test(data4)){
validate16.errors = [{instancePath:instancePath+"/cursor",keyword:"pattern",params:{},message:"must match pattern \""+"^[A-Za-z0-9_.~@-]{1,200}$"+"\""}];
return false;
}
}
else {
validate16.errors = [{instancePath:instancePath+"/cursor",keyword:"type",params:{},message:"must be string"}];
return false;
}
}
var valid0 = _errs9 === errors;
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
else {
validate16.errors = [{instancePath,keyword:"type",params:{},message:"must be object"}];
return false;
}
}
validate16.errors = vErrors;
return errors === 0;
}

function validate17(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((((data.type === undefined) || (!(func0.call(data, "type")))) && (missing0 = "type")) || (((data.id === undefined) || (!(func0.call(data, "id")))) && (missing0 = "id"))) || (((data.channel === undefined) || (!(func0.call(data, "channel")))) && (missing0 = "channel"))) || (((data.data === undefined) || (!(func0.call(data, "data")))) && (missing0 = "data"))){
validate17.errors = [{instancePath,keyword:"required",params:{},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 of Object.keys(data)){
if(!((((key0 === "type") || (key0 === "id")) || (key0 === "channel")) || (key0 === "data"))){
validate17.errors = [{instancePath,keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.type !== undefined && func0.call(data, "type")){
const _errs2 = errors;
if("presence" !== data.type){
validate17.errors = [{instancePath:instancePath+"/type",keyword:"const",params:{},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.id !== undefined && func0.call(data, "id")){
let data1 = data.id;
const _errs3 = errors;
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
validate17.errors = [{instancePath:instancePath+"/id",keyword:"type",params:{},message:"must be integer"}];
return false;
}
if(errors === _errs3){
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 > 2147483647 || isNaN(data1)){
validate17.errors = [{instancePath:instancePath+"/id",keyword:"maximum",params:{},message:"must be <= 2147483647"}];
return false;
}
else {
if(data1 < 1 || isNaN(data1)){
validate17.errors = [{instancePath:instancePath+"/id",keyword:"minimum",params:{},message:"must be >= 1"}];
return false;
}
}
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.channel !== undefined && func0.call(data, "channel")){
let data2 = data.channel;
const _errs5 = errors;
if(errors === _errs5){
if(typeof data2 === "string"){
if(func48(data2) > 200){
validate17.errors = [{instancePath:instancePath+"/channel",keyword:"maxLength",params:{},message:"must NOT have more than 200 characters"}];
return false;
}
else {
if(!pattern4.test(data2)){
validate17.errors = [{instancePath:instancePath+"/channel",keyword:"pattern",params:{},message:"must match pattern \""+"^[a-z][a-z0-9-]{0,31}(?::[A-Za-z0-9_.~@-]{1,64}){0,5}$"+"\""}];
return false;
}
}
}
else {
validate17.errors = [{instancePath:instancePath+"/channel",keyword:"type",params:{},message:"must be string"}];
return false;
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.data !== undefined && func0.call(data, "data")){
let data3 = data.data;
const _errs7 = errors;
if(!(data3 && typeof data3 == "object" && !Array.isArray(data3))){
validate17.errors = [{instancePath:instancePath+"/data",keyword:"type",params:{},message:"must be object"}];
return false;
}
var valid0 = _errs7 === errors;
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
else {
validate17.errors = [{instancePath,keyword:"type",params:{},message:"must be object"}];
return false;
}
}
validate17.errors = vErrors;
return errors === 0;
}

function validate18(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((((data.type === undefined) || (!(func0.call(data, "type")))) && (missing0 = "type")) || (((data.id === undefined) || (!(func0.call(data, "id")))) && (missing0 = "id"))) || (((data.method === undefined) || (!(func0.call(data, "method")))) && (missing0 = "method"))) || (((data.data === undefined) || (!(func0.call(data, "data")))) && (missing0 = "data"))){
validate18.errors = [{instancePath,keyword:"required",params:{},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 of Object.keys(data)){
if(!((((((key0 === "type") || (key0 === "id")) || (key0 === "method")) || (key0 === "data")) || (key0 === "channel")) || (key0 === "timeoutMs"))){
validate18.errors = [{instancePath,keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.type !== undefined && func0.call(data, "type")){
const _errs2 = errors;
if("call" !== data.type){
validate18.errors = [{instancePath:instancePath+"/type",keyword:"const",params:{},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.id !== undefined && func0.call(data, "id")){
let data1 = data.id;
const _errs3 = errors;
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
validate18.errors = [{instancePath:instancePath+"/id",keyword:"type",params:{},message:"must be integer"}];
return false;
}
if(errors === _errs3){
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 > 2147483647 || isNaN(data1)){
validate18.errors = [{instancePath:instancePath+"/id",keyword:"maximum",params:{},message:"must be <= 2147483647"}];
return false;
}
else {
if(data1 < 1 || isNaN(data1)){
validate18.errors = [{instancePath:instancePath+"/id",keyword:"minimum",params:{},message:"must be >= 1"}];
return false;
}
}
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.method !== undefined && func0.call(data, "method")){
let data2 = data.method;
const _errs5 = errors;
if(errors === _errs5){
if(typeof data2 === "string"){
if(!pattern8.test(data2)){
validate18.errors = [{instancePath:instancePath+"/method",keyword:"pattern",params:{},message:"must match pattern \""+"^[a-z][a-z0-9_.]{0,63}$"+"\""}];
return false;
}
}
else {
validate18.errors = [{instancePath:instancePath+"/method",keyword:"type",params:{},message:"must be string"}];
return false;
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.data !== undefined && func0.call(data, "data")){
let data3 = data.data;
const _errs7 = errors;
if(!(data3 && typeof data3 == "object" && !Array.isArray(data3))){
validate18.errors = [{instancePath:instancePath+"/data",keyword:"type",params:{},message:"must be object"}];
return false;
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.channel !== undefined && func0.call(data, "channel")){
let data4 = data.channel;
const _errs9 = errors;
if(errors === _errs9){
if(typeof data4 === "string"){
if(func48(data4) > 200){
validate18.errors = [{instancePath:instancePath+"/channel",keyword:"maxLength",params:{},message:"must NOT have more than 200 characters"}];
return false;
}
else {
if(!pattern4.test(data4)){
validate18.errors = [{instancePath:instancePath+"/channel",keyword:"pattern",params:{},message:"must match pattern \""+"^[a-z][a-z0-9-]{0,31}(?::[A-Za-z0-9_.~@-]{1,64}){0,5}$"+"\""}];
return false;
}
}
}
else {
validate18.errors = [{instancePath:instancePath+"/channel",keyword:"type",params:{},message:"must be string"}];
return false;
}
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.timeoutMs !== undefined && func0.call(data, "timeoutMs")){
let data5 = data.timeoutMs;
const _errs11 = errors;
if(!(((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5))) && (isFinite(data5)))){
validate18.errors = [{instancePath:instancePath+"/timeoutMs",keyword:"type",params:{},message:"must be integer"}];
return false;
}
if(errors === _errs11){
if((typeof data5 == "number") && (isFinite(data5))){
if(data5 > 300000 || isNaN(data5)){
validate18.errors = [{instancePath:instancePath+"/timeoutMs",keyword:"maximum",params:{},message:"must be <= 300000"}];
return false;
}
else {
if(data5 < 1 || isNaN(data5)){
validate18.errors = [{instancePath:instancePath+"/timeoutMs",keyword:"minimum",params:{},message:"must be >= 1"}];
return false;
}
}
}
}
var valid0 = _errs11 === errors;
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
else {
validate18.errors = [{instancePath,keyword:"type",params:{},message:"must be object"}];
return false;
}
}
validate18.errors = vErrors;
return errors === 0;
}

function validate19(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((data.type === undefined) || (!(func0.call(data, "type")))) && (missing0 = "type")) || (((data.id === undefined) || (!(func0.call(data, "id")))) && (missing0 = "id"))) || (((data.token === undefined) || (!(func0.call(data, "token")))) && (missing0 = "token"))){
validate19.errors = [{instancePath,keyword:"required",params:{},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 of Object.keys(data)){
if(!(((key0 === "type") || (key0 === "id")) || (key0 === "token"))){
validate19.errors = [{instancePath,keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.type !== undefined && func0.call(data, "type")){
const _errs2 = errors;
if("authenticate" !== data.type){
validate19.errors = [{instancePath:instancePath+"/type",keyword:"const",params:{},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.id !== undefined && func0.call(data, "id")){
let data1 = data.id;
const _errs3 = errors;
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
validate19.errors = [{instancePath:instancePath+"/id",keyword:"type",params:{},message:"must be integer"}];
return false;
}
if(errors === _errs3){
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 > 2147483647 || isNaN(data1)){
validate19.errors = [{instancePath:instancePath+"/id",keyword:"maximum",params:{},message:"must be <= 2147483647"}];
return false;
}
else {
if(data1 < 1 || isNaN(data1)){
validate19.errors = [{instancePath:instancePath+"/id",keyword:"minimum",params:{},message:"must be >= 1"}];
return false;
}
}
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.token !== undefined && func0.call(data, "token")){
let data2 = data.token;
const _errs5 = errors;
if(errors === _errs5){
if(typeof data2 === "string"){
if(func48(data2) > 8192){
validate19.errors = [{instancePath:instancePath+"/token",keyword:"maxLength",params:{},message:"must NOT have more than 8192 characters"}];
return false;
}
else {
if(func48(data2) < 1){
validate19.errors = [{instancePath:instancePath+"/token",keyword:"minLength",params:{},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
}
else {
validate19.errors = [{instancePath:instancePath+"/token",keyword:"type",params:{},message:"must be string"}];
return false;
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
else {
validate19.errors = [{instancePath,keyword:"type",params:{},message:"must be object"}];
return false;
}
}
validate19.errors = vErrors;
return errors === 0;
}

function validate20(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((data.type === undefined) || (!(func0.call(data, "type")))) && (missing0 = "type")) || (((data.id === undefined) || (!(func0.call(data, "id")))) && (missing0 = "id"))){
validate20.errors = [{instancePath,keyword:"required",params:{},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 of Object.keys(data)){
if(!((key0 === "type") || (key0 === "id"))){
validate20.errors = [{instancePath,keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.type !== undefined && func0.call(data, "type")){
const _errs2 = errors;
if("ping" !== data.type){
validate20.errors = [{instancePath:instancePath+"/type",keyword:"const",params:{},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.id !== undefined && func0.call(data, "id")){
let data1 = data.id;
const _errs3 = errors;
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
validate20.errors = [{instancePath:instancePath+"/id",keyword:"type",params:{},message:"must be integer"}];
return false;
}
if(errors === _errs3){
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 > 2147483647 || isNaN(data1)){
validate20.errors = [{instancePath:instancePath+"/id",keyword:"maximum",params:{},message:"must be <= 2147483647"}];
return false;
}
else {
if(data1 < 1 || isNaN(data1)){
validate20.errors = [{instancePath:instancePath+"/id",keyword:"minimum",params:{},message:"must be >= 1"}];
return false;
}
}
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
else {
validate20.errors = [{instancePath,keyword:"type",params:{},message:"must be object"}];
return false;
}
}
validate20.errors = vErrors;
return errors === 0;
}

function validate21(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.type === undefined) || (!(func0.call(data, "type")))) && (missing0 = "type")){
validate21.errors = [{instancePath,keyword:"required",params:{},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 of Object.keys(data)){
if(!(key0 === "type")){
validate21.errors = [{instancePath,keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.type !== undefined && func0.call(data, "type")){
if("pong" !== data.type){
validate21.errors = [{instancePath:instancePath+"/type",keyword:"const",params:{},message:"must be equal to constant"}];
return false;
}
}
}
}
}
else {
validate21.errors = [{instancePath,keyword:"type",params:{},message:"must be object"}];
return false;
}
}
validate21.errors = vErrors;
return errors === 0;
}
