// Generated from {client,server}. Do not edit: run `npm run generate`.
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
export const checkWelcome: Check = (value) => (validate22(value) ? undefined : toIssues(validate22.errors));
export const checkOk: Check = (value) => (validate23(value) ? undefined : toIssues(validate23.errors));
export const checkErrorFrame: Check = (value) => (validate24(value) ? undefined : toIssues(validate24.errors));
export const checkSubscribed: Check = (value) => (validate25(value) ? undefined : toIssues(validate25.errors));
export const checkUnsubscribed: Check = (value) => (validate26(value) ? undefined : toIssues(validate26.errors));
export const checkMessage: Check = (value) => (validate27(value) ? undefined : toIssues(validate27.errors));
export const checkServerSignal: Check = (value) => (validate28(value) ? undefined : toIssues(validate28.errors));
export const checkPage: Check = (value) => (validate29(value) ? undefined : toIssues(validate29.errors));
export const checkServerMembers: Check = (value) => (validate30(value) ? undefined : toIssues(validate30.errors));
export const checkServerPresence: Check = (value) => (validate31(value) ? undefined : toIssues(validate31.errors));
export const checkResult: Check = (value) => (validate32(value) ? undefined : toIssues(validate32.errors));
export const checkReauthenticate: Check = (value) => (validate33(value) ? undefined : toIssues(validate33.errors));
export const checkRebase: Check = (value) => (validate34(value) ? undefined : toIssues(validate34.errors));
export const checkDrain: Check = (value) => (validate35(value) ? undefined : toIssues(validate35.errors));
export const checkServerPing: Check = (value) => (validate36(value) ? undefined : toIssues(validate36.errors));

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

const schema23 = {"type":"object","properties":{"type":{"const":"welcome"},"connection":{"type":"string","pattern":"^[A-Za-z0-9_-]{8,64}$"},"user":{"type":"string","pattern":"^[A-Za-z0-9_.~@-]{1,64}$"},"features":{"type":"array","items":{"type":"string","pattern":"^[a-z][a-z0-9-]{0,31}$"},"uniqueItems":true,"maxItems":64},"heartbeat":{"type":"object","properties":{"intervalMs":{"type":"integer","minimum":100,"maximum":3600000},"graceMs":{"type":"integer","minimum":100,"maximum":3600000}},"required":["intervalMs","graceMs"],"additionalProperties":false},"limits":{"type":"object","properties":{"frameBytes":{"type":"integer","minimum":1024,"maximum":16777216},"subscriptions":{"type":"integer","minimum":1,"maximum":1000000},"inFlight":{"type":"integer","minimum":1,"maximum":1000000},"framesPerSecond":{"type":"integer","minimum":1,"maximum":1000000}},"required":["frameBytes","subscriptions","inFlight","framesPerSecond"],"additionalProperties":false},"contract":{"type":"object","properties":{"name":{"type":"string","pattern":"^[a-z][a-z0-9-]{0,63}$"},"version":{"type":"string","pattern":"^(?:0|[1-9][0-9]{0,5})\\.(?:0|[1-9][0-9]{0,5})\\.(?:0|[1-9][0-9]{0,5})$"},"hash":{"type":"string","pattern":"^[0-9a-f]{64}$"},"match":{"enum":["exact","older","none"]}},"required":["name","version","hash","match"],"additionalProperties":false},"tokenExpiresAt":{"type":"integer","minimum":0,"maximum":9007199254740991},"time":{"type":"integer","minimum":0,"maximum":9007199254740991}},"required":["type","connection","user","features","heartbeat","limits","contract","time"],"additionalProperties":false};
const pattern20 = new RegExp("^[A-Za-z0-9_.~@-]{1,64}$", "u");
const pattern21 = new RegExp("^[a-z][a-z0-9-]{0,31}$", "u");

function validate22(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((((((((data.type === undefined) || (!(func0.call(data, "type")))) && (missing0 = "type")) || (((data.connection === undefined) || (!(func0.call(data, "connection")))) && (missing0 = "connection"))) || (((data.user === undefined) || (!(func0.call(data, "user")))) && (missing0 = "user"))) || (((data.features === undefined) || (!(func0.call(data, "features")))) && (missing0 = "features"))) || (((data.heartbeat === undefined) || (!(func0.call(data, "heartbeat")))) && (missing0 = "heartbeat"))) || (((data.limits === undefined) || (!(func0.call(data, "limits")))) && (missing0 = "limits"))) || (((data.contract === undefined) || (!(func0.call(data, "contract")))) && (missing0 = "contract"))) || (((data.time === undefined) || (!(func0.call(data, "time")))) && (missing0 = "time"))){
validate22.errors = [{instancePath,keyword:"required",params:{},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 of Object.keys(data)){
if(!(func0.call(schema23.properties, key0))){
validate22.errors = [{instancePath,keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.type !== undefined && func0.call(data, "type")){
const _errs2 = errors;
if("welcome" !== data.type){
validate22.errors = [{instancePath:instancePath+"/type",keyword:"const",params:{},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.connection !== undefined && func0.call(data, "connection")){
let data1 = data.connection;
const _errs3 = errors;
if(errors === _errs3){
if(typeof data1 === "string"){
if(!pattern9.test(data1)){
validate22.errors = [{instancePath:instancePath+"/connection",keyword:"pattern",params:{},message:"must match pattern \""+"^[A-Za-z0-9_-]{8,64}$"+"\""}];
return false;
}
}
else {
validate22.errors = [{instancePath:instancePath+"/connection",keyword:"type",params:{},message:"must be string"}];
return false;
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.user !== undefined && func0.call(data, "user")){
let data2 = data.user;
const _errs5 = errors;
if(errors === _errs5){
if(typeof data2 === "string"){
if(!pattern20.test(data2)){
validate22.errors = [{instancePath:instancePath+"/user",keyword:"pattern",params:{},message:"must match pattern \""+"^[A-Za-z0-9_.~@-]{1,64}$"+"\""}];
return false;
}
}
else {
validate22.errors = [{instancePath:instancePath+"/user",keyword:"type",params:{},message:"must be string"}];
return false;
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.features !== undefined && func0.call(data, "features")){
let data3 = data.features;
const _errs7 = errors;
if(errors === _errs7){
if(Array.isArray(data3)){
if(data3.length > 64){
validate22.errors = [{instancePath:instancePath+"/features",keyword:"maxItems",params:{},message:"must NOT have more than 64 items"}];
return false;
}
else {
var valid1 = true;
const len0 = data3.length;
for(let i0=0; i0<len0; i0++){
let data4 = data3[i0];
const _errs9 = errors;
if(errors === _errs9){
if(typeof data4 === "string"){
if(!pattern21.test(data4)){
validate22.errors = [{instancePath:instancePath+"/features/" + i0,keyword:"pattern",params:{},message:"must match pattern \""+"^[a-z][a-z0-9-]{0,31}$"+"\""}];
return false;
}
}
else {
validate22.errors = [{instancePath:instancePath+"/features/" + i0,keyword:"type",params:{},message:"must be string"}];
return false;
}
}
var valid1 = _errs9 === errors;
if(!valid1){
break;
}
}
if(valid1){
let i1 = data3.length;
let j0;
if(i1 > 1){
const indices0 = {};
for(;i1--;){
let item0 = data3[i1];
if(typeof item0 !== "string"){
continue;
}
if(typeof indices0[item0] == "number"){
j0 = indices0[item0];
validate22.errors = [{instancePath:instancePath+"/features",keyword:"uniqueItems",params:{},message:"must NOT have duplicate items (items ## "+j0+" and "+i1+" are identical)"}];
return false;
break;
}
indices0[item0] = i1;
}
}
}
}
}
else {
validate22.errors = [{instancePath:instancePath+"/features",keyword:"type",params:{},message:"must be array"}];
return false;
}
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.heartbeat !== undefined && func0.call(data, "heartbeat")){
let data5 = data.heartbeat;
const _errs11 = errors;
if(errors === _errs11){
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
let missing1;
if((((data5.intervalMs === undefined) || (!(func0.call(data5, "intervalMs")))) && (missing1 = "intervalMs")) || (((data5.graceMs === undefined) || (!(func0.call(data5, "graceMs")))) && (missing1 = "graceMs"))){
validate22.errors = [{instancePath:instancePath+"/heartbeat",keyword:"required",params:{},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
const _errs13 = errors;
for(const key1 of Object.keys(data5)){
if(!((key1 === "intervalMs") || (key1 === "graceMs"))){
validate22.errors = [{instancePath:instancePath+"/heartbeat",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs13 === errors){
if(data5.intervalMs !== undefined && func0.call(data5, "intervalMs")){
let data6 = data5.intervalMs;
const _errs14 = errors;
if(!(((typeof data6 == "number") && (!(data6 % 1) && !isNaN(data6))) && (isFinite(data6)))){
validate22.errors = [{instancePath:instancePath+"/heartbeat/intervalMs",keyword:"type",params:{},message:"must be integer"}];
return false;
}
if(errors === _errs14){
if((typeof data6 == "number") && (isFinite(data6))){
if(data6 > 3600000 || isNaN(data6)){
validate22.errors = [{instancePath:instancePath+"/heartbeat/intervalMs",keyword:"maximum",params:{},message:"must be <= 3600000"}];
return false;
}
else {
if(data6 < 100 || isNaN(data6)){
validate22.errors = [{instancePath:instancePath+"/heartbeat/intervalMs",keyword:"minimum",params:{},message:"must be >= 100"}];
return false;
}
}
}
}
var valid3 = _errs14 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data5.graceMs !== undefined && func0.call(data5, "graceMs")){
let data7 = data5.graceMs;
const _errs16 = errors;
if(!(((typeof data7 == "number") && (!(data7 % 1) && !isNaN(data7))) && (isFinite(data7)))){
validate22.errors = [{instancePath:instancePath+"/heartbeat/graceMs",keyword:"type",params:{},message:"must be integer"}];
return false;
}
if(errors === _errs16){
if((typeof data7 == "number") && (isFinite(data7))){
if(data7 > 3600000 || isNaN(data7)){
validate22.errors = [{instancePath:instancePath+"/heartbeat/graceMs",keyword:"maximum",params:{},message:"must be <= 3600000"}];
return false;
}
else {
if(data7 < 100 || isNaN(data7)){
validate22.errors = [{instancePath:instancePath+"/heartbeat/graceMs",keyword:"minimum",params:{},message:"must be >= 100"}];
return false;
}
}
}
}
var valid3 = _errs16 === errors;
}
else {
var valid3 = true;
}
}
}
}
}
else {
validate22.errors = [{instancePath:instancePath+"/heartbeat",keyword:"type",params:{},message:"must be object"}];
return false;
}
}
var valid0 = _errs11 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.limits !== undefined && func0.call(data, "limits")){
let data8 = data.limits;
const _errs18 = errors;
if(errors === _errs18){
if(data8 && typeof data8 == "object" && !Array.isArray(data8)){
let missing2;
if((((((data8.frameBytes === undefined) || (!(func0.call(data8, "frameBytes")))) && (missing2 = "frameBytes")) || (((data8.subscriptions === undefined) || (!(func0.call(data8, "subscriptions")))) && (missing2 = "subscriptions"))) || (((data8.inFlight === undefined) || (!(func0.call(data8, "inFlight")))) && (missing2 = "inFlight"))) || (((data8.framesPerSecond === undefined) || (!(func0.call(data8, "framesPerSecond")))) && (missing2 = "framesPerSecond"))){
validate22.errors = [{instancePath:instancePath+"/limits",keyword:"required",params:{},message:"must have required property '"+missing2+"'"}];
return false;
}
else {
const _errs20 = errors;
for(const key2 of Object.keys(data8)){
if(!((((key2 === "frameBytes") || (key2 === "subscriptions")) || (key2 === "inFlight")) || (key2 === "framesPerSecond"))){
validate22.errors = [{instancePath:instancePath+"/limits",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs20 === errors){
if(data8.frameBytes !== undefined && func0.call(data8, "frameBytes")){
let data9 = data8.frameBytes;
const _errs21 = errors;
if(!(((typeof data9 == "number") && (!(data9 % 1) && !isNaN(data9))) && (isFinite(data9)))){
validate22.errors = [{instancePath:instancePath+"/limits/frameBytes",keyword:"type",params:{},message:"must be integer"}];
return false;
}
if(errors === _errs21){
if((typeof data9 == "number") && (isFinite(data9))){
if(data9 > 16777216 || isNaN(data9)){
validate22.errors = [{instancePath:instancePath+"/limits/frameBytes",keyword:"maximum",params:{},message:"must be <= 16777216"}];
return false;
}
else {
if(data9 < 1024 || isNaN(data9)){
validate22.errors = [{instancePath:instancePath+"/limits/frameBytes",keyword:"minimum",params:{},message:"must be >= 1024"}];
return false;
}
}
}
}
var valid4 = _errs21 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data8.subscriptions !== undefined && func0.call(data8, "subscriptions")){
let data10 = data8.subscriptions;
const _errs23 = errors;
if(!(((typeof data10 == "number") && (!(data10 % 1) && !isNaN(data10))) && (isFinite(data10)))){
validate22.errors = [{instancePath:instancePath+"/limits/subscriptions",keyword:"type",params:{},message:"must be integer"}];
return false;
}
if(errors === _errs23){
if((typeof data10 == "number") && (isFinite(data10))){
if(data10 > 1000000 || isNaN(data10)){
validate22.errors = [{instancePath:instancePath+"/limits/subscriptions",keyword:"maximum",params:{},message:"must be <= 1000000"}];
return false;
}
else {
if(data10 < 1 || isNaN(data10)){
validate22.errors = [{instancePath:instancePath+"/limits/subscriptions",keyword:"minimum",params:{},message:"must be >= 1"}];
return false;
}
}
}
}
var valid4 = _errs23 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data8.inFlight !== undefined && func0.call(data8, "inFlight")){
let data11 = data8.inFlight;
const _errs25 = errors;
if(!(((typeof data11 == "number") && (!(data11 % 1) && !isNaN(data11))) && (isFinite(data11)))){
validate22.errors = [{instancePath:instancePath+"/limits/inFlight",keyword:"type",params:{},message:"must be integer"}];
return false;
}
if(errors === _errs25){
if((typeof data11 == "number") && (isFinite(data11))){
if(data11 > 1000000 || isNaN(data11)){
validate22.errors = [{instancePath:instancePath+"/limits/inFlight",keyword:"maximum",params:{},message:"must be <= 1000000"}];
return false;
}
else {
if(data11 < 1 || isNaN(data11)){
validate22.errors = [{instancePath:instancePath+"/limits/inFlight",keyword:"minimum",params:{},message:"must be >= 1"}];
return false;
}
}
}
}
var valid4 = _errs25 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data8.framesPerSecond !== undefined && func0.call(data8, "framesPerSecond")){
let data12 = data8.framesPerSecond;
const _errs27 = errors;
if(!(((typeof data12 == "number") && (!(data12 % 1) && !isNaN(data12))) && (isFinite(data12)))){
validate22.errors = [{instancePath:instancePath+"/limits/framesPerSecond",keyword:"type",params:{},message:"must be integer"}];
return false;
}
if(errors === _errs27){
if((typeof data12 == "number") && (isFinite(data12))){
if(data12 > 1000000 || isNaN(data12)){
validate22.errors = [{instancePath:instancePath+"/limits/framesPerSecond",keyword:"maximum",params:{},message:"must be <= 1000000"}];
return false;
}
else {
if(data12 < 1 || isNaN(data12)){
validate22.errors = [{instancePath:instancePath+"/limits/framesPerSecond",keyword:"minimum",params:{},message:"must be >= 1"}];
return false;
}
}
}
}
var valid4 = _errs27 === errors;
}
else {
var valid4 = true;
}
}
}
}
}
}
}
else {
validate22.errors = [{instancePath:instancePath+"/limits",keyword:"type",params:{},message:"must be object"}];
return false;
}
}
var valid0 = _errs18 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.contract !== undefined && func0.call(data, "contract")){
let data13 = data.contract;
const _errs29 = errors;
if(errors === _errs29){
if(data13 && typeof data13 == "object" && !Array.isArray(data13)){
let missing3;
if((((((data13.name === undefined) || (!(func0.call(data13, "name")))) && (missing3 = "name")) || (((data13.version === undefined) || (!(func0.call(data13, "version")))) && (missing3 = "version"))) || (((data13.hash === undefined) || (!(func0.call(data13, "hash")))) && (missing3 = "hash"))) || (((data13.match === undefined) || (!(func0.call(data13, "match")))) && (missing3 = "match"))){
validate22.errors = [{instancePath:instancePath+"/contract",keyword:"required",params:{},message:"must have required property '"+missing3+"'"}];
return false;
}
else {
const _errs31 = errors;
for(const key3 of Object.keys(data13)){
if(!((((key3 === "name") || (key3 === "version")) || (key3 === "hash")) || (key3 === "match"))){
validate22.errors = [{instancePath:instancePath+"/contract",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs31 === errors){
if(data13.name !== undefined && func0.call(data13, "name")){
let data14 = data13.name;
const _errs32 = errors;
if(errors === _errs32){
if(typeof data14 === "string"){
if(!pattern1.test(data14)){
validate22.errors = [{instancePath:instancePath+"/contract/name",keyword:"pattern",params:{},message:"must match pattern \""+"^[a-z][a-z0-9-]{0,63}$"+"\""}];
return false;
}
}
else {
validate22.errors = [{instancePath:instancePath+"/contract/name",keyword:"type",params:{},message:"must be string"}];
return false;
}
}
var valid5 = _errs32 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data13.version !== undefined && func0.call(data13, "version")){
let data15 = data13.version;
const _errs34 = errors;
if(errors === _errs34){
if(typeof data15 === "string"){
if(!pattern2.test(data15)){
validate22.errors = [{instancePath:instancePath+"/contract/version",keyword:"pattern",params:{},message:"must match pattern \""+"^(?:0|[1-9][0-9]{0,5})\\.(?:0|[1-9][0-9]{0,5})\\.(?:0|[1-9][0-9]{0,5})$"+"\""}];
return false;
}
}
else {
validate22.errors = [{instancePath:instancePath+"/contract/version",keyword:"type",params:{},message:"must be string"}];
return false;
}
}
var valid5 = _errs34 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data13.hash !== undefined && func0.call(data13, "hash")){
let data16 = data13.hash;
const _errs36 = errors;
if(errors === _errs36){
if(typeof data16 === "string"){
if(!pattern3.test(data16)){
validate22.errors = [{instancePath:instancePath+"/contract/hash",keyword:"pattern",params:{},message:"must match pattern \""+"^[0-9a-f]{64}$"+"\""}];
return false;
}
}
else {
validate22.errors = [{instancePath:instancePath+"/contract/hash",keyword:"type",params:{},message:"must be string"}];
return false;
}
}
var valid5 = _errs36 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data13.match !== undefined && func0.call(data13, "match")){
let data17 = data13.match;
const _errs38 = errors;
if(!(((data17 === "exact") || (data17 === "older")) || (data17 === "none"))){
validate22.errors = [{instancePath:instancePath+"/contract/match",keyword:"enum",params:{},message:"must be equal to one of the allowed values"}];
return false;
}
var valid5 = _errs38 === errors;
}
else {
var valid5 = true;
}
}
}
}
}
}
}
else {
validate22.errors = [{instancePath:instancePath+"/contract",keyword:"type",params:{},message:"must be object"}];
return false;
}
}
var valid0 = _errs29 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.tokenExpiresAt !== undefined && func0.call(data, "tokenExpiresAt")){
let data18 = data.tokenExpiresAt;
const _errs39 = errors;
if(!(((typeof data18 == "number") && (!(data18 % 1) && !isNaN(data18))) && (isFinite(data18)))){
validate22.errors = [{instancePath:instancePath+"/tokenExpiresAt",keyword:"type",params:{},message:"must be integer"}];
return false;
}
if(errors === _errs39){
if((typeof data18 == "number") && (isFinite(data18))){
if(data18 > 9007199254740991 || isNaN(data18)){
validate22.errors = [{instancePath:instancePath+"/tokenExpiresAt",keyword:"maximum",params:{},message:"must be <= 9007199254740991"}];
return false;
}
else {
if(data18 < 0 || isNaN(data18)){
validate22.errors = [{instancePath:instancePath+"/tokenExpiresAt",keyword:"minimum",params:{},message:"must be >= 0"}];
return false;
}
}
}
}
var valid0 = _errs39 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.time !== undefined && func0.call(data, "time")){
let data19 = data.time;
const _errs41 = errors;
if(!(((typeof data19 == "number") && (!(data19 % 1) && !isNaN(data19))) && (isFinite(data19)))){
validate22.errors = [{instancePath:instancePath+"/time",keyword:"type",params:{},message:"must be integer"}];
return false;
}
if(errors === _errs41){
if((typeof data19 == "number") && (isFinite(data19))){
if(data19 > 9007199254740991 || isNaN(data19)){
validate22.errors = [{instancePath:instancePath+"/time",keyword:"maximum",params:{},message:"must be <= 9007199254740991"}];
return false;
}
else {
if(data19 < 0 || isNaN(data19)){
validate22.errors = [{instancePath:instancePath+"/time",keyword:"minimum",params:{},message:"must be >= 0"}];
return false;
}
}
}
}
var valid0 = _errs41 === errors;
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
}
else {
validate22.errors = [{instancePath,keyword:"type",params:{},message:"must be object"}];
return false;
}
}
validate22.errors = vErrors;
return errors === 0;
}

function validate23(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((data.type === undefined) || (!(func0.call(data, "type")))) && (missing0 = "type")) || (((data.id === undefined) || (!(func0.call(data, "id")))) && (missing0 = "id"))){
validate23.errors = [{instancePath,keyword:"required",params:{},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 of Object.keys(data)){
if(!((((key0 === "type") || (key0 === "id")) || (key0 === "position")) || (key0 === "duplicate"))){
validate23.errors = [{instancePath,keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.type !== undefined && func0.call(data, "type")){
const _errs2 = errors;
if("ok" !== data.type){
validate23.errors = [{instancePath:instancePath+"/type",keyword:"const",params:{},message:"must be equal to constant"}];
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
validate23.errors = [{instancePath:instancePath+"/id",keyword:"type",params:{},message:"must be integer"}];
return false;
}
if(errors === _errs3){
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 > 2147483647 || isNaN(data1)){
validate23.errors = [{instancePath:instancePath+"/id",keyword:"maximum",params:{},message:"must be <= 2147483647"}];
return false;
}
else {
if(data1 < 1 || isNaN(data1)){
validate23.errors = [{instancePath:instancePath+"/id",keyword:"minimum",params:{},message:"must be >= 1"}];
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
if(data.position !== undefined && func0.call(data, "position")){
let data2 = data.position;
const _errs5 = errors;
if(errors === _errs5){
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
let missing1;
if((((data2.epoch === undefined) || (!(func0.call(data2, "epoch")))) && (missing1 = "epoch")) || (((data2.offset === undefined) || (!(func0.call(data2, "offset")))) && (missing1 = "offset"))){
validate23.errors = [{instancePath:instancePath+"/position",keyword:"required",params:{},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
const _errs7 = errors;
for(const key1 of Object.keys(data2)){
if(!((key1 === "epoch") || (key1 === "offset"))){
validate23.errors = [{instancePath:instancePath+"/position",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs7 === errors){
if(data2.epoch !== undefined && func0.call(data2, "epoch")){
let data3 = data2.epoch;
const _errs8 = errors;
if(errors === _errs8){
if(typeof data3 === "string"){
if(!pattern5.test(data3)){
validate23.errors = [{instancePath:instancePath+"/position/epoch",keyword:"pattern",params:{},message:"must match pattern \""+"^[A-Za-z0-9._-]{1,48}$"+"\""}];
return false;
}
}
else {
validate23.errors = [{instancePath:instancePath+"/position/epoch",keyword:"type",params:{},message:"must be string"}];
return false;
}
}
var valid1 = _errs8 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data2.offset !== undefined && func0.call(data2, "offset")){
let data4 = data2.offset;
const _errs10 = errors;
if(!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))){
validate23.errors = [{instancePath:instancePath+"/position/offset",keyword:"type",params:{},message:"must be integer"}];
return false;
}
if(errors === _errs10){
if((typeof data4 == "number") && (isFinite(data4))){
if(data4 > 9007199254740991 || isNaN(data4)){
validate23.errors = [{instancePath:instancePath+"/position/offset",keyword:"maximum",params:{},message:"must be <= 9007199254740991"}];
return false;
}
else {
if(data4 < 0 || isNaN(data4)){
validate23.errors = [{instancePath:instancePath+"/position/offset",keyword:"minimum",params:{},message:"must be >= 0"}];
return false;
}
}
}
}
var valid1 = _errs10 === errors;
}
else {
var valid1 = true;
}
}
}
}
}
else {
validate23.errors = [{instancePath:instancePath+"/position",keyword:"type",params:{},message:"must be object"}];
return false;
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.duplicate !== undefined && func0.call(data, "duplicate")){
const _errs12 = errors;
if(true !== data.duplicate){
validate23.errors = [{instancePath:instancePath+"/duplicate",keyword:"const",params:{},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs12 === errors;
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
validate23.errors = [{instancePath,keyword:"type",params:{},message:"must be object"}];
return false;
}
}
validate23.errors = vErrors;
return errors === 0;
}

const schema25 = {"type":"object","properties":{"type":{"const":"error"},"id":{"type":"integer","minimum":1,"maximum":2147483647},"channel":{"type":"string","maxLength":200,"pattern":"^[a-z][a-z0-9-]{0,31}(?::[A-Za-z0-9_.~@-]{1,64}){0,5}$"},"code":{"type":"string","pattern":"^[a-z][a-z0-9_]{0,63}$"},"message":{"type":"string","maxLength":500},"retryable":{"type":"boolean"},"afterMs":{"type":"integer","minimum":0,"maximum":86400000},"at":{"type":"string","maxLength":1000,"pattern":"^(?:/(?:[^~/]|~0|~1)*)*$"},"issues":{"type":"array","minItems":1,"maxItems":8,"items":{"type":"object","properties":{"at":{"type":"string","maxLength":1000,"pattern":"^(?:/(?:[^~/]|~0|~1)*)*$"},"keyword":{"type":"string","pattern":"^[A-Za-z][A-Za-z0-9_]{0,63}$"},"message":{"type":"string","maxLength":500}},"required":["at","keyword","message"],"additionalProperties":false}}},"required":["type","code","message","retryable"],"additionalProperties":false};
const pattern27 = new RegExp("^[a-z][a-z0-9_]{0,63}$", "u");
const pattern28 = new RegExp("^(?:/(?:[^~/]|~0|~1)*)*$", "u");
const pattern30 = new RegExp("^[A-Za-z][A-Za-z0-9_]{0,63}$", "u");

function validate24(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((((data.type === undefined) || (!(func0.call(data, "type")))) && (missing0 = "type")) || (((data.code === undefined) || (!(func0.call(data, "code")))) && (missing0 = "code"))) || (((data.message === undefined) || (!(func0.call(data, "message")))) && (missing0 = "message"))) || (((data.retryable === undefined) || (!(func0.call(data, "retryable")))) && (missing0 = "retryable"))){
validate24.errors = [{instancePath,keyword:"required",params:{},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 of Object.keys(data)){
if(!(func0.call(schema25.properties, key0))){
validate24.errors = [{instancePath,keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.type !== undefined && func0.call(data, "type")){
const _errs2 = errors;
if("error" !== data.type){
validate24.errors = [{instancePath:instancePath+"/type",keyword:"const",params:{},message:"must be equal to constant"}];
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
validate24.errors = [{instancePath:instancePath+"/id",keyword:"type",params:{},message:"must be integer"}];
return false;
}
if(errors === _errs3){
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 > 2147483647 || isNaN(data1)){
validate24.errors = [{instancePath:instancePath+"/id",keyword:"maximum",params:{},message:"must be <= 2147483647"}];
return false;
}
else {
if(data1 < 1 || isNaN(data1)){
validate24.errors = [{instancePath:instancePath+"/id",keyword:"minimum",params:{},message:"must be >= 1"}];
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
validate24.errors = [{instancePath:instancePath+"/channel",keyword:"maxLength",params:{},message:"must NOT have more than 200 characters"}];
return false;
}
else {
if(!pattern4.test(data2)){
validate24.errors = [{instancePath:instancePath+"/channel",keyword:"pattern",params:{},message:"must match pattern \""+"^[a-z][a-z0-9-]{0,31}(?::[A-Za-z0-9_.~@-]{1,64}){0,5}$"+"\""}];
return false;
}
}
}
else {
validate24.errors = [{instancePath:instancePath+"/channel",keyword:"type",params:{},message:"must be string"}];
return false;
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.code !== undefined && func0.call(data, "code")){
let data3 = data.code;
const _errs7 = errors;
if(errors === _errs7){
if(typeof data3 === "string"){
if(!pattern27.test(data3)){
validate24.errors = [{instancePath:instancePath+"/code",keyword:"pattern",params:{},message:"must match pattern \""+"^[a-z][a-z0-9_]{0,63}$"+"\""}];
return false;
}
}
else {
validate24.errors = [{instancePath:instancePath+"/code",keyword:"type",params:{},message:"must be string"}];
return false;
}
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.message !== undefined && func0.call(data, "message")){
let data4 = data.message;
const _errs9 = errors;
if(errors === _errs9){
if(typeof data4 === "string"){
if(func48(data4) > 500){
validate24.errors = [{instancePath:instancePath+"/message",keyword:"maxLength",params:{},message:"must NOT have more than 500 characters"}];
return false;
}
}
else {
validate24.errors = [{instancePath:instancePath+"/message",keyword:"type",params:{},message:"must be string"}];
return false;
}
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.retryable !== undefined && func0.call(data, "retryable")){
const _errs11 = errors;
if(typeof data.retryable !== "boolean"){
validate24.errors = [{instancePath:instancePath+"/retryable",keyword:"type",params:{},message:"must be boolean"}];
return false;
}
var valid0 = _errs11 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.afterMs !== undefined && func0.call(data, "afterMs")){
let data6 = data.afterMs;
const _errs13 = errors;
if(!(((typeof data6 == "number") && (!(data6 % 1) && !isNaN(data6))) && (isFinite(data6)))){
validate24.errors = [{instancePath:instancePath+"/afterMs",keyword:"type",params:{},message:"must be integer"}];
return false;
}
if(errors === _errs13){
if((typeof data6 == "number") && (isFinite(data6))){
if(data6 > 86400000 || isNaN(data6)){
validate24.errors = [{instancePath:instancePath+"/afterMs",keyword:"maximum",params:{},message:"must be <= 86400000"}];
return false;
}
else {
if(data6 < 0 || isNaN(data6)){
validate24.errors = [{instancePath:instancePath+"/afterMs",keyword:"minimum",params:{},message:"must be >= 0"}];
return false;
}
}
}
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.at !== undefined && func0.call(data, "at")){
let data7 = data.at;
const _errs15 = errors;
if(errors === _errs15){
if(typeof data7 === "string"){
if(func48(data7) > 1000){
validate24.errors = [{instancePath:instancePath+"/at",keyword:"maxLength",params:{},message:"must NOT have more than 1000 characters"}];
return false;
}
else {
if(!pattern28.test(data7)){
validate24.errors = [{instancePath:instancePath+"/at",keyword:"pattern",params:{},message:"must match pattern \""+"^(?:/(?:[^~/]|~0|~1)*)*$"+"\""}];
return false;
}
}
}
else {
validate24.errors = [{instancePath:instancePath+"/at",keyword:"type",params:{},message:"must be string"}];
return false;
}
}
var valid0 = _errs15 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.issues !== undefined && func0.call(data, "issues")){
let data8 = data.issues;
const _errs17 = errors;
if(errors === _errs17){
if(Array.isArray(data8)){
if(data8.length > 8){
validate24.errors = [{instancePath:instancePath+"/issues",keyword:"maxItems",params:{},message:"must NOT have more than 8 items"}];
return false;
}
else {
if(data8.length < 1){
validate24.errors = [{instancePath:instancePath+"/issues",keyword:"minItems",params:{},message:"must NOT have fewer than 1 items"}];
return false;
}
else {
var valid1 = true;
const len0 = data8.length;
for(let i0=0; i0<len0; i0++){
let data9 = data8[i0];
const _errs19 = errors;
if(errors === _errs19){
if(data9 && typeof data9 == "object" && !Array.isArray(data9)){
let missing1;
if(((((data9.at === undefined) || (!(func0.call(data9, "at")))) && (missing1 = "at")) || (((data9.keyword === undefined) || (!(func0.call(data9, "keyword")))) && (missing1 = "keyword"))) || (((data9.message === undefined) || (!(func0.call(data9, "message")))) && (missing1 = "message"))){
validate24.errors = [{instancePath:instancePath+"/issues/" + i0,keyword:"required",params:{},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
const _errs21 = errors;
for(const key1 of Object.keys(data9)){
if(!(((key1 === "at") || (key1 === "keyword")) || (key1 === "message"))){
validate24.errors = [{instancePath:instancePath+"/issues/" + i0,keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs21 === errors){
if(data9.at !== undefined && func0.call(data9, "at")){
let data10 = data9.at;
const _errs22 = errors;
if(errors === _errs22){
if(typeof data10 === "string"){
if(func48(data10) > 1000){
validate24.errors = [{instancePath:instancePath+"/issues/" + i0+"/at",keyword:"maxLength",params:{},message:"must NOT have more than 1000 characters"}];
return false;
}
else {
if(!pattern28.test(data10)){
validate24.errors = [{instancePath:instancePath+"/issues/" + i0+"/at",keyword:"pattern",params:{},message:"must match pattern \""+"^(?:/(?:[^~/]|~0|~1)*)*$"+"\""}];
return false;
}
}
}
else {
validate24.errors = [{instancePath:instancePath+"/issues/" + i0+"/at",keyword:"type",params:{},message:"must be string"}];
return false;
}
}
var valid2 = _errs22 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data9.keyword !== undefined && func0.call(data9, "keyword")){
let data11 = data9.keyword;
const _errs24 = errors;
if(errors === _errs24){
if(typeof data11 === "string"){
if(!pattern30.test(data11)){
validate24.errors = [{instancePath:instancePath+"/issues/" + i0+"/keyword",keyword:"pattern",params:{},message:"must match pattern \""+"^[A-Za-z][A-Za-z0-9_]{0,63}$"+"\""}];
return false;
}
}
else {
validate24.errors = [{instancePath:instancePath+"/issues/" + i0+"/keyword",keyword:"type",params:{},message:"must be string"}];
return false;
}
}
var valid2 = _errs24 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data9.message !== undefined && func0.call(data9, "message")){
let data12 = data9.message;
const _errs26 = errors;
if(errors === _errs26){
if(typeof data12 === "string"){
if(func48(data12) > 500){
validate24.errors = [{instancePath:instancePath+"/issues/" + i0+"/message",keyword:"maxLength",params:{},message:"must NOT have more than 500 characters"}];
return false;
}
}
else {
validate24.errors = [{instancePath:instancePath+"/issues/" + i0+"/message",keyword:"type",params:{},message:"must be string"}];
return false;
}
}
var valid2 = _errs26 === errors;
}
else {
var valid2 = true;
}
}
}
}
}
}
else {
validate24.errors = [{instancePath:instancePath+"/issues/" + i0,keyword:"type",params:{},message:"must be object"}];
return false;
}
}
var valid1 = _errs19 === errors;
if(!valid1){
break;
}
}
}
}
}
else {
validate24.errors = [{instancePath:instancePath+"/issues",keyword:"type",params:{},message:"must be array"}];
return false;
}
}
var valid0 = _errs17 === errors;
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
}
else {
validate24.errors = [{instancePath,keyword:"type",params:{},message:"must be object"}];
return false;
}
}
validate24.errors = vErrors;
return errors === 0;
}

const schema26 = {"type":"object","properties":{"type":{"const":"subscribed"},"id":{"type":"integer","minimum":1,"maximum":2147483647},"channel":{"type":"string","maxLength":200,"pattern":"^[a-z][a-z0-9-]{0,31}(?::[A-Za-z0-9_.~@-]{1,64}){0,5}$"},"position":{"type":"object","properties":{"epoch":{"type":"string","pattern":"^[A-Za-z0-9._-]{1,48}$"},"offset":{"type":"integer","minimum":0,"maximum":9007199254740991}},"required":["epoch","offset"],"additionalProperties":false},"from":{"type":"integer","minimum":0,"maximum":9007199254740991},"recovery":{"enum":["fresh","full","gap"]},"reason":{"type":"string","pattern":"^[a-z][a-z0-9_]{0,63}$"},"allowed":{"type":"array","items":{"type":"string","enum":["subscribe","publish","signal","history","members","presence","call"]},"uniqueItems":true,"maxItems":7},"occupancy":{"type":"integer","minimum":1,"maximum":9007199254740991}},"required":["type","channel","position","from","recovery","allowed"],"if":{"properties":{"recovery":{"const":"gap"}}},"then":{"required":["reason"]},"else":{"properties":{"reason":false}},"additionalProperties":false};

function validate25(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs1 = errors;
let valid0 = true;
const _errs2 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.recovery !== undefined && func0.call(data, "recovery")){
if("gap" !== data.recovery){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
}
var _valid0 = _errs2 === errors;
errors = _errs1;
if(vErrors !== null){
if(_errs1){
vErrors.length = _errs1;
}
else {
vErrors = null;
}
}
let ifClause0;
if(_valid0){
const _errs4 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.reason === undefined) || (!(func0.call(data, "reason")))) && (missing0 = "reason")){
validate25.errors = [{instancePath,keyword:"required",params:{},message:"must have required property '"+missing0+"'"}];
return false;
}
}
var _valid0 = _errs4 === errors;
valid0 = _valid0;
ifClause0 = "then";
}
else {
const _errs5 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.reason !== undefined && func0.call(data, "reason")){
validate25.errors = [{instancePath:instancePath+"/reason",keyword:"false schema",params:{},message:"boolean schema is false"}];
return false;
}
}
var _valid0 = _errs5 === errors;
valid0 = _valid0;
ifClause0 = "else";
}
if(!valid0){
const err1 = {instancePath,keyword:"if",params:{},message:"must match \""+ifClause0+"\" schema"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
validate25.errors = vErrors;
return false;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing1;
if((((((((data.type === undefined) || (!(func0.call(data, "type")))) && (missing1 = "type")) || (((data.channel === undefined) || (!(func0.call(data, "channel")))) && (missing1 = "channel"))) || (((data.position === undefined) || (!(func0.call(data, "position")))) && (missing1 = "position"))) || (((data.from === undefined) || (!(func0.call(data, "from")))) && (missing1 = "from"))) || (((data.recovery === undefined) || (!(func0.call(data, "recovery")))) && (missing1 = "recovery"))) || (((data.allowed === undefined) || (!(func0.call(data, "allowed")))) && (missing1 = "allowed"))){
validate25.errors = [{instancePath,keyword:"required",params:{},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
const _errs6 = errors;
for(const key0 of Object.keys(data)){
if(!(func0.call(schema26.properties, key0))){
validate25.errors = [{instancePath,keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs6 === errors){
if(data.type !== undefined && func0.call(data, "type")){
const _errs7 = errors;
if("subscribed" !== data.type){
validate25.errors = [{instancePath:instancePath+"/type",keyword:"const",params:{},message:"must be equal to constant"}];
return false;
}
var valid3 = _errs7 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data.id !== undefined && func0.call(data, "id")){
let data3 = data.id;
const _errs8 = errors;
if(!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))){
validate25.errors = [{instancePath:instancePath+"/id",keyword:"type",params:{},message:"must be integer"}];
return false;
}
if(errors === _errs8){
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 > 2147483647 || isNaN(data3)){
validate25.errors = [{instancePath:instancePath+"/id",keyword:"maximum",params:{},message:"must be <= 2147483647"}];
return false;
}
else {
if(data3 < 1 || isNaN(data3)){
validate25.errors = [{instancePath:instancePath+"/id",keyword:"minimum",params:{},message:"must be >= 1"}];
return false;
}
}
}
}
var valid3 = _errs8 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data.channel !== undefined && func0.call(data, "channel")){
let data4 = data.channel;
const _errs10 = errors;
if(errors === _errs10){
if(typeof data4 === "string"){
if(func48(data4) > 200){
validate25.errors = [{instancePath:instancePath+"/channel",keyword:"maxLength",params:{},message:"must NOT have more than 200 characters"}];
return false;
}
else {
if(!pattern4.test(data4)){
validate25.errors = [{instancePath:instancePath+"/channel",keyword:"pattern",params:{},message:"must match pattern \""+"^[a-z][a-z0-9-]{0,31}(?::[A-Za-z0-9_.~@-]{1,64}){0,5}$"+"\""}];
return false;
}
}
}
else {
validate25.errors = [{instancePath:instancePath+"/channel",keyword:"type",params:{},message:"must be string"}];
return false;
}
}
var valid3 = _errs10 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data.position !== undefined && func0.call(data, "position")){
let data5 = data.position;
const _errs12 = errors;
if(errors === _errs12){
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
let missing2;
if((((data5.epoch === undefined) || (!(func0.call(data5, "epoch")))) && (missing2 = "epoch")) || (((data5.offset === undefined) || (!(func0.call(data5, "offset")))) && (missing2 = "offset"))){
validate25.errors = [{instancePath:instancePath+"/position",keyword:"required",params:{},message:"must have required property '"+missing2+"'"}];
return false;
}
else {
const _errs14 = errors;
for(const key1 of Object.keys(data5)){
if(!((key1 === "epoch") || (key1 === "offset"))){
validate25.errors = [{instancePath:instancePath+"/position",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs14 === errors){
if(data5.epoch !== undefined && func0.call(data5, "epoch")){
let data6 = data5.epoch;
const _errs15 = errors;
if(errors === _errs15){
if(typeof data6 === "string"){
if(!pattern5.test(data6)){
validate25.errors = [{instancePath:instancePath+"/position/epoch",keyword:"pattern",params:{},message:"must match pattern \""+"^[A-Za-z0-9._-]{1,48}$"+"\""}];
return false;
}
}
else {
validate25.errors = [{instancePath:instancePath+"/position/epoch",keyword:"type",params:{},message:"must be string"}];
return false;
}
}
var valid4 = _errs15 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data5.offset !== undefined && func0.call(data5, "offset")){
let data7 = data5.offset;
const _errs17 = errors;
if(!(((typeof data7 == "number") && (!(data7 % 1) && !isNaN(data7))) && (isFinite(data7)))){
validate25.errors = [{instancePath:instancePath+"/position/offset",keyword:"type",params:{},message:"must be integer"}];
return false;
}
if(errors === _errs17){
if((typeof data7 == "number") && (isFinite(data7))){
if(data7 > 9007199254740991 || isNaN(data7)){
validate25.errors = [{instancePath:instancePath+"/position/offset",keyword:"maximum",params:{},message:"must be <= 9007199254740991"}];
return false;
}
else {
if(data7 < 0 || isNaN(data7)){
validate25.errors = [{instancePath:instancePath+"/position/offset",keyword:"minimum",params:{},message:"must be >= 0"}];
return false;
}
}
}
}
var valid4 = _errs17 === errors;
}
else {
var valid4 = true;
}
}
}
}
}
else {
validate25.errors = [{instancePath:instancePath+"/position",keyword:"type",params:{},message:"must be object"}];
return false;
}
}
var valid3 = _errs12 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data.from !== undefined && func0.call(data, "from")){
let data8 = data.from;
const _errs19 = errors;
if(!(((typeof data8 == "number") && (!(data8 % 1) && !isNaN(data8))) && (isFinite(data8)))){
validate25.errors = [{instancePath:instancePath+"/from",keyword:"type",params:{},message:"must be integer"}];
return false;
}
if(errors === _errs19){
if((typeof data8 == "number") && (isFinite(data8))){
if(data8 > 9007199254740991 || isNaN(data8)){
validate25.errors = [{instancePath:instancePath+"/from",keyword:"maximum",params:{},message:"must be <= 9007199254740991"}];
return false;
}
else {
if(data8 < 0 || isNaN(data8)){
validate25.errors = [{instancePath:instancePath+"/from",keyword:"minimum",params:{},message:"must be >= 0"}];
return false;
}
}
}
}
var valid3 = _errs19 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data.recovery !== undefined && func0.call(data, "recovery")){
let data9 = data.recovery;
const _errs21 = errors;
if(!(((data9 === "fresh") || (data9 === "full")) || (data9 === "gap"))){
validate25.errors = [{instancePath:instancePath+"/recovery",keyword:"enum",params:{},message:"must be equal to one of the allowed values"}];
return false;
}
var valid3 = _errs21 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data.reason !== undefined && func0.call(data, "reason")){
let data10 = data.reason;
const _errs22 = errors;
if(errors === _errs22){
if(typeof data10 === "string"){
if(!pattern27.test(data10)){
validate25.errors = [{instancePath:instancePath+"/reason",keyword:"pattern",params:{},message:"must match pattern \""+"^[a-z][a-z0-9_]{0,63}$"+"\""}];
return false;
}
}
else {
validate25.errors = [{instancePath:instancePath+"/reason",keyword:"type",params:{},message:"must be string"}];
return false;
}
}
var valid3 = _errs22 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data.allowed !== undefined && func0.call(data, "allowed")){
let data11 = data.allowed;
const _errs24 = errors;
if(errors === _errs24){
if(Array.isArray(data11)){
if(data11.length > 7){
validate25.errors = [{instancePath:instancePath+"/allowed",keyword:"maxItems",params:{},message:"must NOT have more than 7 items"}];
return false;
}
else {
var valid5 = true;
const len0 = data11.length;
for(let i0=0; i0<len0; i0++){
let data12 = data11[i0];
const _errs26 = errors;
if(typeof data12 !== "string"){
validate25.errors = [{instancePath:instancePath+"/allowed/" + i0,keyword:"type",params:{},message:"must be string"}];
return false;
}
if(!(((((((data12 === "subscribe") || (data12 === "publish")) || (data12 === "signal")) || (data12 === "history")) || (data12 === "members")) || (data12 === "presence")) || (data12 === "call"))){
validate25.errors = [{instancePath:instancePath+"/allowed/" + i0,keyword:"enum",params:{},message:"must be equal to one of the allowed values"}];
return false;
}
var valid5 = _errs26 === errors;
if(!valid5){
break;
}
}
if(valid5){
let i1 = data11.length;
let j0;
if(i1 > 1){
const indices0 = {};
for(;i1--;){
let item0 = data11[i1];
if(typeof item0 !== "string"){
continue;
}
if(typeof indices0[item0] == "number"){
j0 = indices0[item0];
validate25.errors = [{instancePath:instancePath+"/allowed",keyword:"uniqueItems",params:{},message:"must NOT have duplicate items (items ## "+j0+" and "+i1+" are identical)"}];
return false;
break;
}
indices0[item0] = i1;
}
}
}
}
}
else {
validate25.errors = [{instancePath:instancePath+"/allowed",keyword:"type",params:{},message:"must be array"}];
return false;
}
}
var valid3 = _errs24 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data.occupancy !== undefined && func0.call(data, "occupancy")){
let data13 = data.occupancy;
const _errs28 = errors;
if(!(((typeof data13 == "number") && (!(data13 % 1) && !isNaN(data13))) && (isFinite(data13)))){
validate25.errors = [{instancePath:instancePath+"/occupancy",keyword:"type",params:{},message:"must be integer"}];
return false;
}
if(errors === _errs28){
if((typeof data13 == "number") && (isFinite(data13))){
if(data13 > 9007199254740991 || isNaN(data13)){
validate25.errors = [{instancePath:instancePath+"/occupancy",keyword:"maximum",params:{},message:"must be <= 9007199254740991"}];
return false;
}
else {
if(data13 < 1 || isNaN(data13)){
validate25.errors = [{instancePath:instancePath+"/occupancy",keyword:"minimum",params:{},message:"must be >= 1"}];
return false;
}
}
}
}
var valid3 = _errs28 === errors;
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
}
else {
validate25.errors = [{instancePath,keyword:"type",params:{},message:"must be object"}];
return false;
}
}
validate25.errors = vErrors;
return errors === 0;
}

function validate26(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((((data.type === undefined) || (!(func0.call(data, "type")))) && (missing0 = "type")) || (((data.channel === undefined) || (!(func0.call(data, "channel")))) && (missing0 = "channel"))) || (((data.code === undefined) || (!(func0.call(data, "code")))) && (missing0 = "code"))) || (((data.message === undefined) || (!(func0.call(data, "message")))) && (missing0 = "message"))) || (((data.resubscribe === undefined) || (!(func0.call(data, "resubscribe")))) && (missing0 = "resubscribe"))){
validate26.errors = [{instancePath,keyword:"required",params:{},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 of Object.keys(data)){
if(!((((((key0 === "type") || (key0 === "channel")) || (key0 === "code")) || (key0 === "message")) || (key0 === "resubscribe")) || (key0 === "afterMs"))){
validate26.errors = [{instancePath,keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.type !== undefined && func0.call(data, "type")){
const _errs2 = errors;
if("unsubscribed" !== data.type){
validate26.errors = [{instancePath:instancePath+"/type",keyword:"const",params:{},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.channel !== undefined && func0.call(data, "channel")){
let data1 = data.channel;
const _errs3 = errors;
if(errors === _errs3){
if(typeof data1 === "string"){
if(func48(data1) > 200){
validate26.errors = [{instancePath:instancePath+"/channel",keyword:"maxLength",params:{},message:"must NOT have more than 200 characters"}];
return false;
}
else {
if(!pattern4.test(data1)){
validate26.errors = [{instancePath:instancePath+"/channel",keyword:"pattern",params:{},message:"must match pattern \""+"^[a-z][a-z0-9-]{0,31}(?::[A-Za-z0-9_.~@-]{1,64}){0,5}$"+"\""}];
return false;
}
}
}
else {
validate26.errors = [{instancePath:instancePath+"/channel",keyword:"type",params:{},message:"must be string"}];
return false;
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.code !== undefined && func0.call(data, "code")){
let data2 = data.code;
const _errs5 = errors;
if(errors === _errs5){
if(typeof data2 === "string"){
if(!pattern27.test(data2)){
validate26.errors = [{instancePath:instancePath+"/code",keyword:"pattern",params:{},message:"must match pattern \""+"^[a-z][a-z0-9_]{0,63}$"+"\""}];
return false;
}
}
else {
validate26.errors = [{instancePath:instancePath+"/code",keyword:"type",params:{},message:"must be string"}];
return false;
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.message !== undefined && func0.call(data, "message")){
let data3 = data.message;
const _errs7 = errors;
if(errors === _errs7){
if(typeof data3 === "string"){
if(func48(data3) > 500){
validate26.errors = [{instancePath:instancePath+"/message",keyword:"maxLength",params:{},message:"must NOT have more than 500 characters"}];
return false;
}
}
else {
validate26.errors = [{instancePath:instancePath+"/message",keyword:"type",params:{},message:"must be string"}];
return false;
}
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.resubscribe !== undefined && func0.call(data, "resubscribe")){
const _errs9 = errors;
if(typeof data.resubscribe !== "boolean"){
validate26.errors = [{instancePath:instancePath+"/resubscribe",keyword:"type",params:{},message:"must be boolean"}];
return false;
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.afterMs !== undefined && func0.call(data, "afterMs")){
let data5 = data.afterMs;
const _errs11 = errors;
if(!(((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5))) && (isFinite(data5)))){
validate26.errors = [{instancePath:instancePath+"/afterMs",keyword:"type",params:{},message:"must be integer"}];
return false;
}
if(errors === _errs11){
if((typeof data5 == "number") && (isFinite(data5))){
if(data5 > 86400000 || isNaN(data5)){
validate26.errors = [{instancePath:instancePath+"/afterMs",keyword:"maximum",params:{},message:"must be <= 86400000"}];
return false;
}
else {
if(data5 < 0 || isNaN(data5)){
validate26.errors = [{instancePath:instancePath+"/afterMs",keyword:"minimum",params:{},message:"must be >= 0"}];
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
validate26.errors = [{instancePath,keyword:"type",params:{},message:"must be object"}];
return false;
}
}
validate26.errors = vErrors;
return errors === 0;
}

const schema28 = {"type":"object","properties":{"type":{"const":"message"},"channel":{"type":"string","maxLength":200,"pattern":"^[a-z][a-z0-9-]{0,31}(?::[A-Za-z0-9_.~@-]{1,64}){0,5}$"},"offset":{"type":"integer","minimum":1,"maximum":9007199254740991},"event":{"type":"string","pattern":"^[a-z][a-z0-9_.]{0,63}$"},"time":{"type":"integer","minimum":0,"maximum":9007199254740991},"by":{"type":"object","properties":{"user":{"type":"string","pattern":"^[A-Za-z0-9_.~@-]{1,64}$"},"connection":{"type":"string","pattern":"^[A-Za-z0-9_-]{8,64}$"}},"required":["user"],"additionalProperties":false},"key":{"type":"string","pattern":"^[A-Za-z0-9_-]{8,64}$"},"data":{"type":"object"},"deleted":{"const":true}},"required":["type","channel","offset","event","time","data"],"additionalProperties":false};

function validate27(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((((((data.type === undefined) || (!(func0.call(data, "type")))) && (missing0 = "type")) || (((data.channel === undefined) || (!(func0.call(data, "channel")))) && (missing0 = "channel"))) || (((data.offset === undefined) || (!(func0.call(data, "offset")))) && (missing0 = "offset"))) || (((data.event === undefined) || (!(func0.call(data, "event")))) && (missing0 = "event"))) || (((data.time === undefined) || (!(func0.call(data, "time")))) && (missing0 = "time"))) || (((data.data === undefined) || (!(func0.call(data, "data")))) && (missing0 = "data"))){
validate27.errors = [{instancePath,keyword:"required",params:{},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 of Object.keys(data)){
if(!(func0.call(schema28.properties, key0))){
validate27.errors = [{instancePath,keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.type !== undefined && func0.call(data, "type")){
const _errs2 = errors;
if("message" !== data.type){
validate27.errors = [{instancePath:instancePath+"/type",keyword:"const",params:{},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.channel !== undefined && func0.call(data, "channel")){
let data1 = data.channel;
const _errs3 = errors;
if(errors === _errs3){
if(typeof data1 === "string"){
if(func48(data1) > 200){
validate27.errors = [{instancePath:instancePath+"/channel",keyword:"maxLength",params:{},message:"must NOT have more than 200 characters"}];
return false;
}
else {
if(!pattern4.test(data1)){
validate27.errors = [{instancePath:instancePath+"/channel",keyword:"pattern",params:{},message:"must match pattern \""+"^[a-z][a-z0-9-]{0,31}(?::[A-Za-z0-9_.~@-]{1,64}){0,5}$"+"\""}];
return false;
}
}
}
else {
validate27.errors = [{instancePath:instancePath+"/channel",keyword:"type",params:{},message:"must be string"}];
return false;
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.offset !== undefined && func0.call(data, "offset")){
let data2 = data.offset;
const _errs5 = errors;
if(!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))){
validate27.errors = [{instancePath:instancePath+"/offset",keyword:"type",params:{},message:"must be integer"}];
return false;
}
if(errors === _errs5){
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 > 9007199254740991 || isNaN(data2)){
validate27.errors = [{instancePath:instancePath+"/offset",keyword:"maximum",params:{},message:"must be <= 9007199254740991"}];
return false;
}
else {
if(data2 < 1 || isNaN(data2)){
validate27.errors = [{instancePath:instancePath+"/offset",keyword:"minimum",params:{},message:"must be >= 1"}];
return false;
}
}
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
validate27.errors = [{instancePath:instancePath+"/event",keyword:"pattern",params:{},message:"must match pattern \""+"^[a-z][a-z0-9_.]{0,63}$"+"\""}];
return false;
}
}
else {
validate27.errors = [{instancePath:instancePath+"/event",keyword:"type",params:{},message:"must be string"}];
return false;
}
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.time !== undefined && func0.call(data, "time")){
let data4 = data.time;
const _errs9 = errors;
if(!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))){
validate27.errors = [{instancePath:instancePath+"/time",keyword:"type",params:{},message:"must be integer"}];
return false;
}
if(errors === _errs9){
if((typeof data4 == "number") && (isFinite(data4))){
if(data4 > 9007199254740991 || isNaN(data4)){
validate27.errors = [{instancePath:instancePath+"/time",keyword:"maximum",params:{},message:"must be <= 9007199254740991"}];
return false;
}
else {
if(data4 < 0 || isNaN(data4)){
validate27.errors = [{instancePath:instancePath+"/time",keyword:"minimum",params:{},message:"must be >= 0"}];
return false;
}
}
}
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.by !== undefined && func0.call(data, "by")){
let data5 = data.by;
const _errs11 = errors;
if(errors === _errs11){
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
let missing1;
if(((data5.user === undefined) || (!(func0.call(data5, "user")))) && (missing1 = "user")){
validate27.errors = [{instancePath:instancePath+"/by",keyword:"required",params:{},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
const _errs13 = errors;
for(const key1 of Object.keys(data5)){
if(!((key1 === "user") || (key1 === "connection"))){
validate27.errors = [{instancePath:instancePath+"/by",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs13 === errors){
if(data5.user !== undefined && func0.call(data5, "user")){
let data6 = data5.user;
const _errs14 = errors;
if(errors === _errs14){
if(typeof data6 === "string"){
if(!pattern20.test(data6)){
validate27.errors = [{instancePath:instancePath+"/by/user",keyword:"pattern",params:{},message:"must match pattern \""+"^[A-Za-z0-9_.~@-]{1,64}$"+"\""}];
return false;
}
}
else {
validate27.errors = [{instancePath:instancePath+"/by/user",keyword:"type",params:{},message:"must be string"}];
return false;
}
}
var valid1 = _errs14 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data5.connection !== undefined && func0.call(data5, "connection")){
let data7 = data5.connection;
const _errs16 = errors;
if(errors === _errs16){
if(typeof data7 === "string"){
if(!pattern9.test(data7)){
validate27.errors = [{instancePath:instancePath+"/by/connection",keyword:"pattern",params:{},message:"must match pattern \""+"^[A-Za-z0-9_-]{8,64}$"+"\""}];
return false;
}
}
else {
validate27.errors = [{instancePath:instancePath+"/by/connection",keyword:"type",params:{},message:"must be string"}];
return false;
}
}
var valid1 = _errs16 === errors;
}
else {
var valid1 = true;
}
}
}
}
}
else {
validate27.errors = [{instancePath:instancePath+"/by",keyword:"type",params:{},message:"must be object"}];
return false;
}
}
var valid0 = _errs11 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.key !== undefined && func0.call(data, "key")){
let data8 = data.key;
const _errs18 = errors;
if(errors === _errs18){
if(typeof data8 === "string"){
if(!pattern9.test(data8)){
validate27.errors = [{instancePath:instancePath+"/key",keyword:"pattern",params:{},message:"must match pattern \""+"^[A-Za-z0-9_-]{8,64}$"+"\""}];
return false;
}
}
else {
validate27.errors = [{instancePath:instancePath+"/key",keyword:"type",params:{},message:"must be string"}];
return false;
}
}
var valid0 = _errs18 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.data !== undefined && func0.call(data, "data")){
let data9 = data.data;
const _errs20 = errors;
if(!(data9 && typeof data9 == "object" && !Array.isArray(data9))){
validate27.errors = [{instancePath:instancePath+"/data",keyword:"type",params:{},message:"must be object"}];
return false;
}
var valid0 = _errs20 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.deleted !== undefined && func0.call(data, "deleted")){
const _errs22 = errors;
if(true !== data.deleted){
validate27.errors = [{instancePath:instancePath+"/deleted",keyword:"const",params:{},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs22 === errors;
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
}
else {
validate27.errors = [{instancePath,keyword:"type",params:{},message:"must be object"}];
return false;
}
}
validate27.errors = vErrors;
return errors === 0;
}

function validate28(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((((data.type === undefined) || (!(func0.call(data, "type")))) && (missing0 = "type")) || (((data.channel === undefined) || (!(func0.call(data, "channel")))) && (missing0 = "channel"))) || (((data.event === undefined) || (!(func0.call(data, "event")))) && (missing0 = "event"))) || (((data.time === undefined) || (!(func0.call(data, "time")))) && (missing0 = "time"))) || (((data.data === undefined) || (!(func0.call(data, "data")))) && (missing0 = "data"))){
validate28.errors = [{instancePath,keyword:"required",params:{},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 of Object.keys(data)){
if(!((((((key0 === "type") || (key0 === "channel")) || (key0 === "event")) || (key0 === "time")) || (key0 === "by")) || (key0 === "data"))){
validate28.errors = [{instancePath,keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.type !== undefined && func0.call(data, "type")){
const _errs2 = errors;
if("signal" !== data.type){
validate28.errors = [{instancePath:instancePath+"/type",keyword:"const",params:{},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.channel !== undefined && func0.call(data, "channel")){
let data1 = data.channel;
const _errs3 = errors;
if(errors === _errs3){
if(typeof data1 === "string"){
if(func48(data1) > 200){
validate28.errors = [{instancePath:instancePath+"/channel",keyword:"maxLength",params:{},message:"must NOT have more than 200 characters"}];
return false;
}
else {
if(!pattern4.test(data1)){
validate28.errors = [{instancePath:instancePath+"/channel",keyword:"pattern",params:{},message:"must match pattern \""+"^[a-z][a-z0-9-]{0,31}(?::[A-Za-z0-9_.~@-]{1,64}){0,5}$"+"\""}];
return false;
}
}
}
else {
validate28.errors = [{instancePath:instancePath+"/channel",keyword:"type",params:{},message:"must be string"}];
return false;
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.event !== undefined && func0.call(data, "event")){
let data2 = data.event;
const _errs5 = errors;
if(errors === _errs5){
if(typeof data2 === "string"){
if(!pattern8.test(data2)){
validate28.errors = [{instancePath:instancePath+"/event",keyword:"pattern",params:{},message:"must match pattern \""+"^[a-z][a-z0-9_.]{0,63}$"+"\""}];
return false;
}
}
else {
validate28.errors = [{instancePath:instancePath+"/event",keyword:"type",params:{},message:"must be string"}];
return false;
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.time !== undefined && func0.call(data, "time")){
let data3 = data.time;
const _errs7 = errors;
if(!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))){
validate28.errors = [{instancePath:instancePath+"/time",keyword:"type",params:{},message:"must be integer"}];
return false;
}
if(errors === _errs7){
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 > 9007199254740991 || isNaN(data3)){
validate28.errors = [{instancePath:instancePath+"/time",keyword:"maximum",params:{},message:"must be <= 9007199254740991"}];
return false;
}
else {
if(data3 < 0 || isNaN(data3)){
validate28.errors = [{instancePath:instancePath+"/time",keyword:"minimum",params:{},message:"must be >= 0"}];
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
if(data.by !== undefined && func0.call(data, "by")){
let data4 = data.by;
const _errs9 = errors;
if(errors === _errs9){
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
let missing1;
if(((data4.user === undefined) || (!(func0.call(data4, "user")))) && (missing1 = "user")){
validate28.errors = [{instancePath:instancePath+"/by",keyword:"required",params:{},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
const _errs11 = errors;
for(const key1 of Object.keys(data4)){
if(!((key1 === "user") || (key1 === "connection"))){
validate28.errors = [{instancePath:instancePath+"/by",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs11 === errors){
if(data4.user !== undefined && func0.call(data4, "user")){
let data5 = data4.user;
const _errs12 = errors;
if(errors === _errs12){
if(typeof data5 === "string"){
if(!pattern20.test(data5)){
validate28.errors = [{instancePath:instancePath+"/by/user",keyword:"pattern",params:{},message:"must match pattern \""+"^[A-Za-z0-9_.~@-]{1,64}$"+"\""}];
return false;
}
}
else {
validate28.errors = [{instancePath:instancePath+"/by/user",keyword:"type",params:{},message:"must be string"}];
return false;
}
}
var valid1 = _errs12 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data4.connection !== undefined && func0.call(data4, "connection")){
let data6 = data4.connection;
const _errs14 = errors;
if(errors === _errs14){
if(typeof data6 === "string"){
if(!pattern9.test(data6)){
validate28.errors = [{instancePath:instancePath+"/by/connection",keyword:"pattern",params:{},message:"must match pattern \""+"^[A-Za-z0-9_-]{8,64}$"+"\""}];
return false;
}
}
else {
validate28.errors = [{instancePath:instancePath+"/by/connection",keyword:"type",params:{},message:"must be string"}];
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
else {
validate28.errors = [{instancePath:instancePath+"/by",keyword:"type",params:{},message:"must be object"}];
return false;
}
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.data !== undefined && func0.call(data, "data")){
let data7 = data.data;
const _errs16 = errors;
if(!(data7 && typeof data7 == "object" && !Array.isArray(data7))){
validate28.errors = [{instancePath:instancePath+"/data",keyword:"type",params:{},message:"must be object"}];
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
validate28.errors = [{instancePath,keyword:"type",params:{},message:"must be object"}];
return false;
}
}
validate28.errors = vErrors;
return errors === 0;
}

const schema30 = {"type":"object","properties":{"type":{"const":"page"},"id":{"type":"integer","minimum":1,"maximum":2147483647},"channel":{"type":"string","maxLength":200,"pattern":"^[a-z][a-z0-9-]{0,31}(?::[A-Za-z0-9_.~@-]{1,64}){0,5}$"},"epoch":{"type":"string","pattern":"^[A-Za-z0-9._-]{1,48}$"},"first":{"type":"integer","minimum":1,"maximum":9007199254740991},"head":{"type":"integer","minimum":0,"maximum":9007199254740991},"messages":{"type":"array","maxItems":200,"items":{"type":"object","properties":{"type":{"const":"message"},"channel":{"type":"string","maxLength":200,"pattern":"^[a-z][a-z0-9-]{0,31}(?::[A-Za-z0-9_.~@-]{1,64}){0,5}$"},"offset":{"type":"integer","minimum":1,"maximum":9007199254740991},"event":{"type":"string","pattern":"^[a-z][a-z0-9_.]{0,63}$"},"time":{"type":"integer","minimum":0,"maximum":9007199254740991},"by":{"type":"object","properties":{"user":{"type":"string","pattern":"^[A-Za-z0-9_.~@-]{1,64}$"},"connection":{"type":"string","pattern":"^[A-Za-z0-9_-]{8,64}$"}},"required":["user"],"additionalProperties":false},"key":{"type":"string","pattern":"^[A-Za-z0-9_-]{8,64}$"},"data":{"type":"object"},"deleted":{"const":true}},"required":["type","channel","offset","event","time","data"],"additionalProperties":false}},"more":{"type":"boolean"}},"required":["type","id","channel","epoch","first","head","messages","more"],"additionalProperties":false};

function validate29(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((((((((data.type === undefined) || (!(func0.call(data, "type")))) && (missing0 = "type")) || (((data.id === undefined) || (!(func0.call(data, "id")))) && (missing0 = "id"))) || (((data.channel === undefined) || (!(func0.call(data, "channel")))) && (missing0 = "channel"))) || (((data.epoch === undefined) || (!(func0.call(data, "epoch")))) && (missing0 = "epoch"))) || (((data.first === undefined) || (!(func0.call(data, "first")))) && (missing0 = "first"))) || (((data.head === undefined) || (!(func0.call(data, "head")))) && (missing0 = "head"))) || (((data.messages === undefined) || (!(func0.call(data, "messages")))) && (missing0 = "messages"))) || (((data.more === undefined) || (!(func0.call(data, "more")))) && (missing0 = "more"))){
validate29.errors = [{instancePath,keyword:"required",params:{},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 of Object.keys(data)){
if(!((((((((key0 === "type") || (key0 === "id")) || (key0 === "channel")) || (key0 === "epoch")) || (key0 === "first")) || (key0 === "head")) || (key0 === "messages")) || (key0 === "more"))){
validate29.errors = [{instancePath,keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.type !== undefined && func0.call(data, "type")){
const _errs2 = errors;
if("page" !== data.type){
validate29.errors = [{instancePath:instancePath+"/type",keyword:"const",params:{},message:"must be equal to constant"}];
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
validate29.errors = [{instancePath:instancePath+"/id",keyword:"type",params:{},message:"must be integer"}];
return false;
}
if(errors === _errs3){
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 > 2147483647 || isNaN(data1)){
validate29.errors = [{instancePath:instancePath+"/id",keyword:"maximum",params:{},message:"must be <= 2147483647"}];
return false;
}
else {
if(data1 < 1 || isNaN(data1)){
validate29.errors = [{instancePath:instancePath+"/id",keyword:"minimum",params:{},message:"must be >= 1"}];
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
validate29.errors = [{instancePath:instancePath+"/channel",keyword:"maxLength",params:{},message:"must NOT have more than 200 characters"}];
return false;
}
else {
if(!pattern4.test(data2)){
validate29.errors = [{instancePath:instancePath+"/channel",keyword:"pattern",params:{},message:"must match pattern \""+"^[a-z][a-z0-9-]{0,31}(?::[A-Za-z0-9_.~@-]{1,64}){0,5}$"+"\""}];
return false;
}
}
}
else {
validate29.errors = [{instancePath:instancePath+"/channel",keyword:"type",params:{},message:"must be string"}];
return false;
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.epoch !== undefined && func0.call(data, "epoch")){
let data3 = data.epoch;
const _errs7 = errors;
if(errors === _errs7){
if(typeof data3 === "string"){
if(!pattern5.test(data3)){
validate29.errors = [{instancePath:instancePath+"/epoch",keyword:"pattern",params:{},message:"must match pattern \""+"^[A-Za-z0-9._-]{1,48}$"+"\""}];
return false;
}
}
else {
validate29.errors = [{instancePath:instancePath+"/epoch",keyword:"type",params:{},message:"must be string"}];
return false;
}
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.first !== undefined && func0.call(data, "first")){
let data4 = data.first;
const _errs9 = errors;
if(!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))){
validate29.errors = [{instancePath:instancePath+"/first",keyword:"type",params:{},message:"must be integer"}];
return false;
}
if(errors === _errs9){
if((typeof data4 == "number") && (isFinite(data4))){
if(data4 > 9007199254740991 || isNaN(data4)){
validate29.errors = [{instancePath:instancePath+"/first",keyword:"maximum",params:{},message:"must be <= 9007199254740991"}];
return false;
}
else {
if(data4 < 1 || isNaN(data4)){
validate29.errors = [{instancePath:instancePath+"/first",keyword:"minimum",params:{},message:"must be >= 1"}];
return false;
}
}
}
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.head !== undefined && func0.call(data, "head")){
let data5 = data.head;
const _errs11 = errors;
if(!(((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5))) && (isFinite(data5)))){
validate29.errors = [{instancePath:instancePath+"/head",keyword:"type",params:{},message:"must be integer"}];
return false;
}
if(errors === _errs11){
if((typeof data5 == "number") && (isFinite(data5))){
if(data5 > 9007199254740991 || isNaN(data5)){
validate29.errors = [{instancePath:instancePath+"/head",keyword:"maximum",params:{},message:"must be <= 9007199254740991"}];
return false;
}
else {
if(data5 < 0 || isNaN(data5)){
validate29.errors = [{instancePath:instancePath+"/head",keyword:"minimum",params:{},message:"must be >= 0"}];
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
if(valid0){
if(data.messages !== undefined && func0.call(data, "messages")){
let data6 = data.messages;
const _errs13 = errors;
if(errors === _errs13){
if(Array.isArray(data6)){
if(data6.length > 200){
validate29.errors = [{instancePath:instancePath+"/messages",keyword:"maxItems",params:{},message:"must NOT have more than 200 items"}];
return false;
}
else {
var valid1 = true;
const len0 = data6.length;
for(let i0=0; i0<len0; i0++){
let data7 = data6[i0];
const _errs15 = errors;
if(errors === _errs15){
if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
let missing1;
if((((((((data7.type === undefined) || (!(func0.call(data7, "type")))) && (missing1 = "type")) || (((data7.channel === undefined) || (!(func0.call(data7, "channel")))) && (missing1 = "channel"))) || (((data7.offset === undefined) || (!(func0.call(data7, "offset")))) && (missing1 = "offset"))) || (((data7.event === undefined) || (!(func0.call(data7, "event")))) && (missing1 = "event"))) || (((data7.time === undefined) || (!(func0.call(data7, "time")))) && (missing1 = "time"))) || (((data7.data === undefined) || (!(func0.call(data7, "data")))) && (missing1 = "data"))){
validate29.errors = [{instancePath:instancePath+"/messages/" + i0,keyword:"required",params:{},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
const _errs17 = errors;
for(const key1 of Object.keys(data7)){
if(!(func0.call(schema30.properties.messages.items.properties, key1))){
validate29.errors = [{instancePath:instancePath+"/messages/" + i0,keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs17 === errors){
if(data7.type !== undefined && func0.call(data7, "type")){
const _errs18 = errors;
if("message" !== data7.type){
validate29.errors = [{instancePath:instancePath+"/messages/" + i0+"/type",keyword:"const",params:{},message:"must be equal to constant"}];
return false;
}
var valid2 = _errs18 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data7.channel !== undefined && func0.call(data7, "channel")){
let data9 = data7.channel;
const _errs19 = errors;
if(errors === _errs19){
if(typeof data9 === "string"){
if(func48(data9) > 200){
validate29.errors = [{instancePath:instancePath+"/messages/" + i0+"/channel",keyword:"maxLength",params:{},message:"must NOT have more than 200 characters"}];
return false;
}
else {
if(!pattern4.test(data9)){
validate29.errors = [{instancePath:instancePath+"/messages/" + i0+"/channel",keyword:"pattern",params:{},message:"must match pattern \""+"^[a-z][a-z0-9-]{0,31}(?::[A-Za-z0-9_.~@-]{1,64}){0,5}$"+"\""}];
return false;
}
}
}
else {
validate29.errors = [{instancePath:instancePath+"/messages/" + i0+"/channel",keyword:"type",params:{},message:"must be string"}];
return false;
}
}
var valid2 = _errs19 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data7.offset !== undefined && func0.call(data7, "offset")){
let data10 = data7.offset;
const _errs21 = errors;
if(!(((typeof data10 == "number") && (!(data10 % 1) && !isNaN(data10))) && (isFinite(data10)))){
validate29.errors = [{instancePath:instancePath+"/messages/" + i0+"/offset",keyword:"type",params:{},message:"must be integer"}];
return false;
}
if(errors === _errs21){
if((typeof data10 == "number") && (isFinite(data10))){
if(data10 > 9007199254740991 || isNaN(data10)){
validate29.errors = [{instancePath:instancePath+"/messages/" + i0+"/offset",keyword:"maximum",params:{},message:"must be <= 9007199254740991"}];
return false;
}
else {
if(data10 < 1 || isNaN(data10)){
validate29.errors = [{instancePath:instancePath+"/messages/" + i0+"/offset",keyword:"minimum",params:{},message:"must be >= 1"}];
return false;
}
}
}
}
var valid2 = _errs21 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data7.event !== undefined && func0.call(data7, "event")){
let data11 = data7.event;
const _errs23 = errors;
if(errors === _errs23){
if(typeof data11 === "string"){
if(!pattern8.test(data11)){
validate29.errors = [{instancePath:instancePath+"/messages/" + i0+"/event",keyword:"pattern",params:{},message:"must match pattern \""+"^[a-z][a-z0-9_.]{0,63}$"+"\""}];
return false;
}
}
else {
validate29.errors = [{instancePath:instancePath+"/messages/" + i0+"/event",keyword:"type",params:{},message:"must be string"}];
return false;
}
}
var valid2 = _errs23 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data7.time !== undefined && func0.call(data7, "time")){
let data12 = data7.time;
const _errs25 = errors;
if(!(((typeof data12 == "number") && (!(data12 % 1) && !isNaN(data12))) && (isFinite(data12)))){
validate29.errors = [{instancePath:instancePath+"/messages/" + i0+"/time",keyword:"type",params:{},message:"must be integer"}];
return false;
}
if(errors === _errs25){
if((typeof data12 == "number") && (isFinite(data12))){
if(data12 > 9007199254740991 || isNaN(data12)){
validate29.errors = [{instancePath:instancePath+"/messages/" + i0+"/time",keyword:"maximum",params:{},message:"must be <= 9007199254740991"}];
return false;
}
else {
if(data12 < 0 || isNaN(data12)){
validate29.errors = [{instancePath:instancePath+"/messages/" + i0+"/time",keyword:"minimum",params:{},message:"must be >= 0"}];
return false;
}
}
}
}
var valid2 = _errs25 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data7.by !== undefined && func0.call(data7, "by")){
let data13 = data7.by;
const _errs27 = errors;
if(errors === _errs27){
if(data13 && typeof data13 == "object" && !Array.isArray(data13)){
let missing2;
if(((data13.user === undefined) || (!(func0.call(data13, "user")))) && (missing2 = "user")){
validate29.errors = [{instancePath:instancePath+"/messages/" + i0+"/by",keyword:"required",params:{},message:"must have required property '"+missing2+"'"}];
return false;
}
else {
const _errs29 = errors;
for(const key2 of Object.keys(data13)){
if(!((key2 === "user") || (key2 === "connection"))){
validate29.errors = [{instancePath:instancePath+"/messages/" + i0+"/by",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs29 === errors){
if(data13.user !== undefined && func0.call(data13, "user")){
let data14 = data13.user;
const _errs30 = errors;
if(errors === _errs30){
if(typeof data14 === "string"){
if(!pattern20.test(data14)){
validate29.errors = [{instancePath:instancePath+"/messages/" + i0+"/by/user",keyword:"pattern",params:{},message:"must match pattern \""+"^[A-Za-z0-9_.~@-]{1,64}$"+"\""}];
return false;
}
}
else {
validate29.errors = [{instancePath:instancePath+"/messages/" + i0+"/by/user",keyword:"type",params:{},message:"must be string"}];
return false;
}
}
var valid3 = _errs30 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data13.connection !== undefined && func0.call(data13, "connection")){
let data15 = data13.connection;
const _errs32 = errors;
if(errors === _errs32){
if(typeof data15 === "string"){
if(!pattern9.test(data15)){
validate29.errors = [{instancePath:instancePath+"/messages/" + i0+"/by/connection",keyword:"pattern",params:{},message:"must match pattern \""+"^[A-Za-z0-9_-]{8,64}$"+"\""}];
return false;
}
}
else {
validate29.errors = [{instancePath:instancePath+"/messages/" + i0+"/by/connection",keyword:"type",params:{},message:"must be string"}];
return false;
}
}
var valid3 = _errs32 === errors;
}
else {
var valid3 = true;
}
}
}
}
}
else {
validate29.errors = [{instancePath:instancePath+"/messages/" + i0+"/by",keyword:"type",params:{},message:"must be object"}];
return false;
}
}
var valid2 = _errs27 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data7.key !== undefined && func0.call(data7, "key")){
let data16 = data7.key;
const _errs34 = errors;
if(errors === _errs34){
if(typeof data16 === "string"){
if(!pattern9.test(data16)){
validate29.errors = [{instancePath:instancePath+"/messages/" + i0+"/key",keyword:"pattern",params:{},message:"must match pattern \""+"^[A-Za-z0-9_-]{8,64}$"+"\""}];
return false;
}
}
else {
validate29.errors = [{instancePath:instancePath+"/messages/" + i0+"/key",keyword:"type",params:{},message:"must be string"}];
return false;
}
}
var valid2 = _errs34 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data7.data !== undefined && func0.call(data7, "data")){
let data17 = data7.data;
const _errs36 = errors;
if(!(data17 && typeof data17 == "object" && !Array.isArray(data17))){
validate29.errors = [{instancePath:instancePath+"/messages/" + i0+"/data",keyword:"type",params:{},message:"must be object"}];
return false;
}
var valid2 = _errs36 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data7.deleted !== undefined && func0.call(data7, "deleted")){
const _errs38 = errors;
if(true !== data7.deleted){
validate29.errors = [{instancePath:instancePath+"/messages/" + i0+"/deleted",keyword:"const",params:{},message:"must be equal to constant"}];
return false;
}
var valid2 = _errs38 === errors;
}
else {
var valid2 = true;
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
}
else {
validate29.errors = [{instancePath:instancePath+"/messages/" + i0,keyword:"type",params:{},message:"must be object"}];
return false;
}
}
var valid1 = _errs15 === errors;
if(!valid1){
break;
}
}
}
}
else {
validate29.errors = [{instancePath:instancePath+"/messages",keyword:"type",params:{},message:"must be array"}];
return false;
}
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.more !== undefined && func0.call(data, "more")){
const _errs39 = errors;
if(typeof data.more !== "boolean"){
validate29.errors = [{instancePath:instancePath+"/more",keyword:"type",params:{},message:"must be boolean"}];
return false;
}
var valid0 = _errs39 === errors;
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
validate29.errors = [{instancePath,keyword:"type",params:{},message:"must be object"}];
return false;
}
}
validate29.errors = vErrors;
return errors === 0;
}

function validate30(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((((((data.type === undefined) || (!(func0.call(data, "type")))) && (missing0 = "type")) || (((data.id === undefined) || (!(func0.call(data, "id")))) && (missing0 = "id"))) || (((data.channel === undefined) || (!(func0.call(data, "channel")))) && (missing0 = "channel"))) || (((data.version === undefined) || (!(func0.call(data, "version")))) && (missing0 = "version"))) || (((data.total === undefined) || (!(func0.call(data, "total")))) && (missing0 = "total"))) || (((data.members === undefined) || (!(func0.call(data, "members")))) && (missing0 = "members"))){
validate30.errors = [{instancePath,keyword:"required",params:{},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 of Object.keys(data)){
if(!(((((((key0 === "type") || (key0 === "id")) || (key0 === "channel")) || (key0 === "version")) || (key0 === "total")) || (key0 === "members")) || (key0 === "cursor"))){
validate30.errors = [{instancePath,keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.type !== undefined && func0.call(data, "type")){
const _errs2 = errors;
if("members" !== data.type){
validate30.errors = [{instancePath:instancePath+"/type",keyword:"const",params:{},message:"must be equal to constant"}];
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
validate30.errors = [{instancePath:instancePath+"/id",keyword:"type",params:{},message:"must be integer"}];
return false;
}
if(errors === _errs3){
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 > 2147483647 || isNaN(data1)){
validate30.errors = [{instancePath:instancePath+"/id",keyword:"maximum",params:{},message:"must be <= 2147483647"}];
return false;
}
else {
if(data1 < 1 || isNaN(data1)){
validate30.errors = [{instancePath:instancePath+"/id",keyword:"minimum",params:{},message:"must be >= 1"}];
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
validate30.errors = [{instancePath:instancePath+"/channel",keyword:"maxLength",params:{},message:"must NOT have more than 200 characters"}];
return false;
}
else {
if(!pattern4.test(data2)){
validate30.errors = [{instancePath:instancePath+"/channel",keyword:"pattern",params:{},message:"must match pattern \""+"^[a-z][a-z0-9-]{0,31}(?::[A-Za-z0-9_.~@-]{1,64}){0,5}$"+"\""}];
return false;
}
}
}
else {
validate30.errors = [{instancePath:instancePath+"/channel",keyword:"type",params:{},message:"must be string"}];
return false;
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.version !== undefined && func0.call(data, "version")){
let data3 = data.version;
const _errs7 = errors;
if(!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))){
validate30.errors = [{instancePath:instancePath+"/version",keyword:"type",params:{},message:"must be integer"}];
return false;
}
if(errors === _errs7){
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 > 9007199254740991 || isNaN(data3)){
validate30.errors = [{instancePath:instancePath+"/version",keyword:"maximum",params:{},message:"must be <= 9007199254740991"}];
return false;
}
else {
if(data3 < 0 || isNaN(data3)){
validate30.errors = [{instancePath:instancePath+"/version",keyword:"minimum",params:{},message:"must be >= 0"}];
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
if(data.total !== undefined && func0.call(data, "total")){
let data4 = data.total;
const _errs9 = errors;
if(!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))){
validate30.errors = [{instancePath:instancePath+"/total",keyword:"type",params:{},message:"must be integer"}];
return false;
}
if(errors === _errs9){
if((typeof data4 == "number") && (isFinite(data4))){
if(data4 > 9007199254740991 || isNaN(data4)){
validate30.errors = [{instancePath:instancePath+"/total",keyword:"maximum",params:{},message:"must be <= 9007199254740991"}];
return false;
}
else {
if(data4 < 0 || isNaN(data4)){
validate30.errors = [{instancePath:instancePath+"/total",keyword:"minimum",params:{},message:"must be >= 0"}];
return false;
}
}
}
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.members !== undefined && func0.call(data, "members")){
let data5 = data.members;
const _errs11 = errors;
if(errors === _errs11){
if(Array.isArray(data5)){
if(data5.length > 500){
validate30.errors = [{instancePath:instancePath+"/members",keyword:"maxItems",params:{},message:"must NOT have more than 500 items"}];
return false;
}
else {
var valid1 = true;
const len0 = data5.length;
for(let i0=0; i0<len0; i0++){
let data6 = data5[i0];
const _errs13 = errors;
if(errors === _errs13){
if(data6 && typeof data6 == "object" && !Array.isArray(data6)){
let missing1;
if(((data6.user === undefined) || (!(func0.call(data6, "user")))) && (missing1 = "user")){
validate30.errors = [{instancePath:instancePath+"/members/" + i0,keyword:"required",params:{},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
const _errs15 = errors;
for(const key1 of Object.keys(data6)){
if(!((key1 === "user") || (key1 === "data"))){
validate30.errors = [{instancePath:instancePath+"/members/" + i0,keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs15 === errors){
if(data6.user !== undefined && func0.call(data6, "user")){
let data7 = data6.user;
const _errs16 = errors;
if(errors === _errs16){
if(typeof data7 === "string"){
if(!pattern20.test(data7)){
validate30.errors = [{instancePath:instancePath+"/members/" + i0+"/user",keyword:"pattern",params:{},message:"must match pattern \""+"^[A-Za-z0-9_.~@-]{1,64}$"+"\""}];
return false;
}
}
else {
validate30.errors = [{instancePath:instancePath+"/members/" + i0+"/user",keyword:"type",params:{},message:"must be string"}];
return false;
}
}
var valid2 = _errs16 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data6.data !== undefined && func0.call(data6, "data")){
let data8 = data6.data;
const _errs18 = errors;
if(!(data8 && typeof data8 == "object" && !Array.isArray(data8))){
validate30.errors = [{instancePath:instancePath+"/members/" + i0+"/data",keyword:"type",params:{},message:"must be object"}];
return false;
}
var valid2 = _errs18 === errors;
}
else {
var valid2 = true;
}
}
}
}
}
else {
validate30.errors = [{instancePath:instancePath+"/members/" + i0,keyword:"type",params:{},message:"must be object"}];
return false;
}
}
var valid1 = _errs13 === errors;
if(!valid1){
break;
}
}
}
}
else {
validate30.errors = [{instancePath:instancePath+"/members",keyword:"type",params:{},message:"must be array"}];
return false;
}
}
var valid0 = _errs11 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.cursor !== undefined && func0.call(data, "cursor")){
let data9 = data.cursor;
const _errs20 = errors;
if(errors === _errs20){
if(typeof data9 === "string"){
if(!pattern15.test(data9)){
validate30.errors = [{instancePath:instancePath+"/cursor",keyword:"pattern",params:{},message:"must match pattern \""+"^[A-Za-z0-9_.~@-]{1,200}$"+"\""}];
return false;
}
}
else {
validate30.errors = [{instancePath:instancePath+"/cursor",keyword:"type",params:{},message:"must be string"}];
return false;
}
}
var valid0 = _errs20 === errors;
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
validate30.errors = [{instancePath,keyword:"type",params:{},message:"must be object"}];
return false;
}
}
validate30.errors = vErrors;
return errors === 0;
}

function validate31(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((((data.type === undefined) || (!(func0.call(data, "type")))) && (missing0 = "type")) || (((data.channel === undefined) || (!(func0.call(data, "channel")))) && (missing0 = "channel"))) || (((data.version === undefined) || (!(func0.call(data, "version")))) && (missing0 = "version"))) || (((data.action === undefined) || (!(func0.call(data, "action")))) && (missing0 = "action"))) || (((data.total === undefined) || (!(func0.call(data, "total")))) && (missing0 = "total"))){
validate31.errors = [{instancePath,keyword:"required",params:{},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 of Object.keys(data)){
if(!((((((key0 === "type") || (key0 === "channel")) || (key0 === "version")) || (key0 === "action")) || (key0 === "member")) || (key0 === "total"))){
validate31.errors = [{instancePath,keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.type !== undefined && func0.call(data, "type")){
const _errs2 = errors;
if("presence" !== data.type){
validate31.errors = [{instancePath:instancePath+"/type",keyword:"const",params:{},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.channel !== undefined && func0.call(data, "channel")){
let data1 = data.channel;
const _errs3 = errors;
if(errors === _errs3){
if(typeof data1 === "string"){
if(func48(data1) > 200){
validate31.errors = [{instancePath:instancePath+"/channel",keyword:"maxLength",params:{},message:"must NOT have more than 200 characters"}];
return false;
}
else {
if(!pattern4.test(data1)){
validate31.errors = [{instancePath:instancePath+"/channel",keyword:"pattern",params:{},message:"must match pattern \""+"^[a-z][a-z0-9-]{0,31}(?::[A-Za-z0-9_.~@-]{1,64}){0,5}$"+"\""}];
return false;
}
}
}
else {
validate31.errors = [{instancePath:instancePath+"/channel",keyword:"type",params:{},message:"must be string"}];
return false;
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.version !== undefined && func0.call(data, "version")){
let data2 = data.version;
const _errs5 = errors;
if(!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))){
validate31.errors = [{instancePath:instancePath+"/version",keyword:"type",params:{},message:"must be integer"}];
return false;
}
if(errors === _errs5){
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 > 9007199254740991 || isNaN(data2)){
validate31.errors = [{instancePath:instancePath+"/version",keyword:"maximum",params:{},message:"must be <= 9007199254740991"}];
return false;
}
else {
if(data2 < 0 || isNaN(data2)){
validate31.errors = [{instancePath:instancePath+"/version",keyword:"minimum",params:{},message:"must be >= 0"}];
return false;
}
}
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.action !== undefined && func0.call(data, "action")){
let data3 = data.action;
const _errs7 = errors;
if(typeof data3 !== "string"){
validate31.errors = [{instancePath:instancePath+"/action",keyword:"type",params:{},message:"must be string"}];
return false;
}
if(!((((data3 === "join") || (data3 === "leave")) || (data3 === "update")) || (data3 === "count"))){
validate31.errors = [{instancePath:instancePath+"/action",keyword:"enum",params:{},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.member !== undefined && func0.call(data, "member")){
let data4 = data.member;
const _errs9 = errors;
if(errors === _errs9){
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
let missing1;
if(((data4.user === undefined) || (!(func0.call(data4, "user")))) && (missing1 = "user")){
validate31.errors = [{instancePath:instancePath+"/member",keyword:"required",params:{},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
const _errs11 = errors;
for(const key1 of Object.keys(data4)){
if(!((key1 === "user") || (key1 === "data"))){
validate31.errors = [{instancePath:instancePath+"/member",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs11 === errors){
if(data4.user !== undefined && func0.call(data4, "user")){
let data5 = data4.user;
const _errs12 = errors;
if(errors === _errs12){
if(typeof data5 === "string"){
if(!pattern20.test(data5)){
validate31.errors = [{instancePath:instancePath+"/member/user",keyword:"pattern",params:{},message:"must match pattern \""+"^[A-Za-z0-9_.~@-]{1,64}$"+"\""}];
return false;
}
}
else {
validate31.errors = [{instancePath:instancePath+"/member/user",keyword:"type",params:{},message:"must be string"}];
return false;
}
}
var valid1 = _errs12 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data4.data !== undefined && func0.call(data4, "data")){
let data6 = data4.data;
const _errs14 = errors;
if(!(data6 && typeof data6 == "object" && !Array.isArray(data6))){
validate31.errors = [{instancePath:instancePath+"/member/data",keyword:"type",params:{},message:"must be object"}];
return false;
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
validate31.errors = [{instancePath:instancePath+"/member",keyword:"type",params:{},message:"must be object"}];
return false;
}
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.total !== undefined && func0.call(data, "total")){
let data7 = data.total;
const _errs16 = errors;
if(!(((typeof data7 == "number") && (!(data7 % 1) && !isNaN(data7))) && (isFinite(data7)))){
validate31.errors = [{instancePath:instancePath+"/total",keyword:"type",params:{},message:"must be integer"}];
return false;
}
if(errors === _errs16){
if((typeof data7 == "number") && (isFinite(data7))){
if(data7 > 9007199254740991 || isNaN(data7)){
validate31.errors = [{instancePath:instancePath+"/total",keyword:"maximum",params:{},message:"must be <= 9007199254740991"}];
return false;
}
else {
if(data7 < 0 || isNaN(data7)){
validate31.errors = [{instancePath:instancePath+"/total",keyword:"minimum",params:{},message:"must be >= 0"}];
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
validate31.errors = [{instancePath,keyword:"type",params:{},message:"must be object"}];
return false;
}
}
validate31.errors = vErrors;
return errors === 0;
}

function validate32(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((data.type === undefined) || (!(func0.call(data, "type")))) && (missing0 = "type")) || (((data.id === undefined) || (!(func0.call(data, "id")))) && (missing0 = "id"))) || (((data.data === undefined) || (!(func0.call(data, "data")))) && (missing0 = "data"))){
validate32.errors = [{instancePath,keyword:"required",params:{},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 of Object.keys(data)){
if(!(((key0 === "type") || (key0 === "id")) || (key0 === "data"))){
validate32.errors = [{instancePath,keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.type !== undefined && func0.call(data, "type")){
const _errs2 = errors;
if("result" !== data.type){
validate32.errors = [{instancePath:instancePath+"/type",keyword:"const",params:{},message:"must be equal to constant"}];
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
validate32.errors = [{instancePath:instancePath+"/id",keyword:"type",params:{},message:"must be integer"}];
return false;
}
if(errors === _errs3){
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 > 2147483647 || isNaN(data1)){
validate32.errors = [{instancePath:instancePath+"/id",keyword:"maximum",params:{},message:"must be <= 2147483647"}];
return false;
}
else {
if(data1 < 1 || isNaN(data1)){
validate32.errors = [{instancePath:instancePath+"/id",keyword:"minimum",params:{},message:"must be >= 1"}];
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
if(data.data !== undefined && func0.call(data, "data")){
let data2 = data.data;
const _errs5 = errors;
if(!(data2 && typeof data2 == "object" && !Array.isArray(data2))){
validate32.errors = [{instancePath:instancePath+"/data",keyword:"type",params:{},message:"must be object"}];
return false;
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
validate32.errors = [{instancePath,keyword:"type",params:{},message:"must be object"}];
return false;
}
}
validate32.errors = vErrors;
return errors === 0;
}

function validate33(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((data.type === undefined) || (!(func0.call(data, "type")))) && (missing0 = "type")) || (((data.inMs === undefined) || (!(func0.call(data, "inMs")))) && (missing0 = "inMs"))){
validate33.errors = [{instancePath,keyword:"required",params:{},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 of Object.keys(data)){
if(!((key0 === "type") || (key0 === "inMs"))){
validate33.errors = [{instancePath,keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.type !== undefined && func0.call(data, "type")){
const _errs2 = errors;
if("reauthenticate" !== data.type){
validate33.errors = [{instancePath:instancePath+"/type",keyword:"const",params:{},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.inMs !== undefined && func0.call(data, "inMs")){
let data1 = data.inMs;
const _errs3 = errors;
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
validate33.errors = [{instancePath:instancePath+"/inMs",keyword:"type",params:{},message:"must be integer"}];
return false;
}
if(errors === _errs3){
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 > 86400000 || isNaN(data1)){
validate33.errors = [{instancePath:instancePath+"/inMs",keyword:"maximum",params:{},message:"must be <= 86400000"}];
return false;
}
else {
if(data1 < 0 || isNaN(data1)){
validate33.errors = [{instancePath:instancePath+"/inMs",keyword:"minimum",params:{},message:"must be >= 0"}];
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
validate33.errors = [{instancePath,keyword:"type",params:{},message:"must be object"}];
return false;
}
}
validate33.errors = vErrors;
return errors === 0;
}

function validate34(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((((data.type === undefined) || (!(func0.call(data, "type")))) && (missing0 = "type")) || (((data.channel === undefined) || (!(func0.call(data, "channel")))) && (missing0 = "channel"))) || (((data.epoch === undefined) || (!(func0.call(data, "epoch")))) && (missing0 = "epoch"))) || (((data.offset === undefined) || (!(func0.call(data, "offset")))) && (missing0 = "offset"))){
validate34.errors = [{instancePath,keyword:"required",params:{},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 of Object.keys(data)){
if(!((((key0 === "type") || (key0 === "channel")) || (key0 === "epoch")) || (key0 === "offset"))){
validate34.errors = [{instancePath,keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.type !== undefined && func0.call(data, "type")){
const _errs2 = errors;
if("rebase" !== data.type){
validate34.errors = [{instancePath:instancePath+"/type",keyword:"const",params:{},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.channel !== undefined && func0.call(data, "channel")){
let data1 = data.channel;
const _errs3 = errors;
if(errors === _errs3){
if(typeof data1 === "string"){
if(func48(data1) > 200){
validate34.errors = [{instancePath:instancePath+"/channel",keyword:"maxLength",params:{},message:"must NOT have more than 200 characters"}];
return false;
}
else {
if(!pattern4.test(data1)){
validate34.errors = [{instancePath:instancePath+"/channel",keyword:"pattern",params:{},message:"must match pattern \""+"^[a-z][a-z0-9-]{0,31}(?::[A-Za-z0-9_.~@-]{1,64}){0,5}$"+"\""}];
return false;
}
}
}
else {
validate34.errors = [{instancePath:instancePath+"/channel",keyword:"type",params:{},message:"must be string"}];
return false;
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.epoch !== undefined && func0.call(data, "epoch")){
let data2 = data.epoch;
const _errs5 = errors;
if(errors === _errs5){
if(typeof data2 === "string"){
if(!pattern5.test(data2)){
validate34.errors = [{instancePath:instancePath+"/epoch",keyword:"pattern",params:{},message:"must match pattern \""+"^[A-Za-z0-9._-]{1,48}$"+"\""}];
return false;
}
}
else {
validate34.errors = [{instancePath:instancePath+"/epoch",keyword:"type",params:{},message:"must be string"}];
return false;
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.offset !== undefined && func0.call(data, "offset")){
let data3 = data.offset;
const _errs7 = errors;
if(!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))){
validate34.errors = [{instancePath:instancePath+"/offset",keyword:"type",params:{},message:"must be integer"}];
return false;
}
if(errors === _errs7){
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 > 9007199254740991 || isNaN(data3)){
validate34.errors = [{instancePath:instancePath+"/offset",keyword:"maximum",params:{},message:"must be <= 9007199254740991"}];
return false;
}
else {
if(data3 < 0 || isNaN(data3)){
validate34.errors = [{instancePath:instancePath+"/offset",keyword:"minimum",params:{},message:"must be >= 0"}];
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
}
}
}
}
}
}
else {
validate34.errors = [{instancePath,keyword:"type",params:{},message:"must be object"}];
return false;
}
}
validate34.errors = vErrors;
return errors === 0;
}

const pattern59 = new RegExp("^wss?://", "u");

function validate35(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((data.type === undefined) || (!(func0.call(data, "type")))) && (missing0 = "type")) || (((data.inMs === undefined) || (!(func0.call(data, "inMs")))) && (missing0 = "inMs"))){
validate35.errors = [{instancePath,keyword:"required",params:{},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 of Object.keys(data)){
if(!(((key0 === "type") || (key0 === "inMs")) || (key0 === "url"))){
validate35.errors = [{instancePath,keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.type !== undefined && func0.call(data, "type")){
const _errs2 = errors;
if("drain" !== data.type){
validate35.errors = [{instancePath:instancePath+"/type",keyword:"const",params:{},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.inMs !== undefined && func0.call(data, "inMs")){
let data1 = data.inMs;
const _errs3 = errors;
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
validate35.errors = [{instancePath:instancePath+"/inMs",keyword:"type",params:{},message:"must be integer"}];
return false;
}
if(errors === _errs3){
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 > 86400000 || isNaN(data1)){
validate35.errors = [{instancePath:instancePath+"/inMs",keyword:"maximum",params:{},message:"must be <= 86400000"}];
return false;
}
else {
if(data1 < 0 || isNaN(data1)){
validate35.errors = [{instancePath:instancePath+"/inMs",keyword:"minimum",params:{},message:"must be >= 0"}];
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
if(data.url !== undefined && func0.call(data, "url")){
let data2 = data.url;
const _errs5 = errors;
if(errors === _errs5){
if(typeof data2 === "string"){
if(func48(data2) > 500){
validate35.errors = [{instancePath:instancePath+"/url",keyword:"maxLength",params:{},message:"must NOT have more than 500 characters"}];
return false;
}
else {
if(func48(data2) < 1){
validate35.errors = [{instancePath:instancePath+"/url",keyword:"minLength",params:{},message:"must NOT have fewer than 1 characters"}];
return false;
}
else {
if(!pattern59.test(data2)){
validate35.errors = [{instancePath:instancePath+"/url",keyword:"pattern",params:{},message:"must match pattern \""+"^wss?://"+"\""}];
return false;
}
}
}
}
else {
validate35.errors = [{instancePath:instancePath+"/url",keyword:"type",params:{},message:"must be string"}];
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
validate35.errors = [{instancePath,keyword:"type",params:{},message:"must be object"}];
return false;
}
}
validate35.errors = vErrors;
return errors === 0;
}

function validate36(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.type === undefined) || (!(func0.call(data, "type")))) && (missing0 = "type")){
validate36.errors = [{instancePath,keyword:"required",params:{},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 of Object.keys(data)){
if(!(key0 === "type")){
validate36.errors = [{instancePath,keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.type !== undefined && func0.call(data, "type")){
if("ping" !== data.type){
validate36.errors = [{instancePath:instancePath+"/type",keyword:"const",params:{},message:"must be equal to constant"}];
return false;
}
}
}
}
}
else {
validate36.errors = [{instancePath,keyword:"type",params:{},message:"must be object"}];
return false;
}
}
validate36.errors = vErrors;
return errors === 0;
}
