// Generated from server. Do not edit: run `npm run generate`.
// @ts-nocheck
import { codePoints, toIssues, type Issue } from "../../src/generated/check-runtime.ts";
export type { Issue };

/** Judges a value: undefined when it is valid, else what is wrong, each with a JSON Pointer into it. */
export type Check = (value: unknown) => readonly Issue[] | undefined;

export const checkWelcome: Check = (value) => (validate10(value) ? undefined : toIssues(validate10.errors));
export const checkOk: Check = (value) => (validate11(value) ? undefined : toIssues(validate11.errors));
export const checkErrorFrame: Check = (value) => (validate12(value) ? undefined : toIssues(validate12.errors));
export const checkSubscribed: Check = (value) => (validate13(value) ? undefined : toIssues(validate13.errors));
export const checkUnsubscribed: Check = (value) => (validate14(value) ? undefined : toIssues(validate14.errors));
export const checkMessage: Check = (value) => (validate15(value) ? undefined : toIssues(validate15.errors));
export const checkServerSignal: Check = (value) => (validate16(value) ? undefined : toIssues(validate16.errors));
export const checkPage: Check = (value) => (validate17(value) ? undefined : toIssues(validate17.errors));
export const checkServerMembers: Check = (value) => (validate18(value) ? undefined : toIssues(validate18.errors));
export const checkServerPresence: Check = (value) => (validate19(value) ? undefined : toIssues(validate19.errors));
export const checkResult: Check = (value) => (validate20(value) ? undefined : toIssues(validate20.errors));
export const checkReauthenticate: Check = (value) => (validate21(value) ? undefined : toIssues(validate21.errors));
export const checkRebase: Check = (value) => (validate22(value) ? undefined : toIssues(validate22.errors));
export const checkDrain: Check = (value) => (validate23(value) ? undefined : toIssues(validate23.errors));
export const checkServerPing: Check = (value) => (validate24(value) ? undefined : toIssues(validate24.errors));

const pattern0 = new RegExp("^[A-Za-z0-9_-]{8,64}$", "u");
const pattern1 = new RegExp("^[A-Za-z0-9_.~@-]{1,64}$", "u");
const pattern2 = new RegExp("^[a-z][a-z0-9-]{0,31}$", "u");
const pattern3 = new RegExp("^[a-z][a-z0-9-]{0,63}$", "u");
const pattern4 = new RegExp("^(?:0|[1-9][0-9]{0,5})\\.(?:0|[1-9][0-9]{0,5})\\.(?:0|[1-9][0-9]{0,5})$", "u");
const pattern5 = new RegExp("^[0-9a-f]{64}$", "u");

function validate10(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((((((data.type === undefined) && (missing0 = "type")) || ((data.connection === undefined) && (missing0 = "connection"))) || ((data.user === undefined) && (missing0 = "user"))) || ((data.features === undefined) && (missing0 = "features"))) || ((data.heartbeat === undefined) && (missing0 = "heartbeat"))) || ((data.limits === undefined) && (missing0 = "limits"))) || ((data.contract === undefined) && (missing0 = "contract"))) || ((data.time === undefined) && (missing0 = "time"))){
validate10.errors = [{instancePath,keyword:"required",params:{},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.type !== undefined){
const _errs1 = errors;
if("welcome" !== data.type){
validate10.errors = [{instancePath:instancePath+"/type",keyword:"const",params:{},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.connection !== undefined){
let data1 = data.connection;
const _errs2 = errors;
if(errors === _errs2){
if(typeof data1 === "string"){
if(!pattern0.test(data1)){
validate10.errors = [{instancePath:instancePath+"/connection",keyword:"pattern",params:{},message:"must match pattern \""+"^[A-Za-z0-9_-]{8,64}$"+"\""}];
return false;
}
}
else {
validate10.errors = [{instancePath:instancePath+"/connection",keyword:"type",params:{},message:"must be string"}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.user !== undefined){
let data2 = data.user;
const _errs4 = errors;
if(errors === _errs4){
if(typeof data2 === "string"){
if(!pattern1.test(data2)){
validate10.errors = [{instancePath:instancePath+"/user",keyword:"pattern",params:{},message:"must match pattern \""+"^[A-Za-z0-9_.~@-]{1,64}$"+"\""}];
return false;
}
}
else {
validate10.errors = [{instancePath:instancePath+"/user",keyword:"type",params:{},message:"must be string"}];
return false;
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.features !== undefined){
let data3 = data.features;
const _errs6 = errors;
if(errors === _errs6){
if(Array.isArray(data3)){
if(data3.length > 64){
validate10.errors = [{instancePath:instancePath+"/features",keyword:"maxItems",params:{},message:"must NOT have more than 64 items"}];
return false;
}
else {
var valid1 = true;
const len0 = data3.length;
for(let i0=0; i0<len0; i0++){
let data4 = data3[i0];
const _errs8 = errors;
if(errors === _errs8){
if(typeof data4 === "string"){
if(!pattern2.test(data4)){
validate10.errors = [{instancePath:instancePath+"/features/" + i0,keyword:"pattern",params:{},message:"must match pattern \""+"^[a-z][a-z0-9-]{0,31}$"+"\""}];
return false;
}
}
else {
validate10.errors = [{instancePath:instancePath+"/features/" + i0,keyword:"type",params:{},message:"must be string"}];
return false;
}
}
var valid1 = _errs8 === errors;
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
validate10.errors = [{instancePath:instancePath+"/features",keyword:"uniqueItems",params:{},message:"must NOT have duplicate items (items ## "+j0+" and "+i1+" are identical)"}];
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
validate10.errors = [{instancePath:instancePath+"/features",keyword:"type",params:{},message:"must be array"}];
return false;
}
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.heartbeat !== undefined){
let data5 = data.heartbeat;
const _errs10 = errors;
if(errors === _errs10){
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
let missing1;
if(((data5.intervalMs === undefined) && (missing1 = "intervalMs")) || ((data5.graceMs === undefined) && (missing1 = "graceMs"))){
validate10.errors = [{instancePath:instancePath+"/heartbeat",keyword:"required",params:{},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
if(data5.intervalMs !== undefined){
let data6 = data5.intervalMs;
const _errs12 = errors;
if(!(((typeof data6 == "number") && (!(data6 % 1) && !isNaN(data6))) && (isFinite(data6)))){
validate10.errors = [{instancePath:instancePath+"/heartbeat/intervalMs",keyword:"type",params:{},message:"must be integer"}];
return false;
}
if(errors === _errs12){
if((typeof data6 == "number") && (isFinite(data6))){
if(data6 > 3600000 || isNaN(data6)){
validate10.errors = [{instancePath:instancePath+"/heartbeat/intervalMs",keyword:"maximum",params:{},message:"must be <= 3600000"}];
return false;
}
else {
if(data6 < 100 || isNaN(data6)){
validate10.errors = [{instancePath:instancePath+"/heartbeat/intervalMs",keyword:"minimum",params:{},message:"must be >= 100"}];
return false;
}
}
}
}
var valid3 = _errs12 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data5.graceMs !== undefined){
let data7 = data5.graceMs;
const _errs14 = errors;
if(!(((typeof data7 == "number") && (!(data7 % 1) && !isNaN(data7))) && (isFinite(data7)))){
validate10.errors = [{instancePath:instancePath+"/heartbeat/graceMs",keyword:"type",params:{},message:"must be integer"}];
return false;
}
if(errors === _errs14){
if((typeof data7 == "number") && (isFinite(data7))){
if(data7 > 3600000 || isNaN(data7)){
validate10.errors = [{instancePath:instancePath+"/heartbeat/graceMs",keyword:"maximum",params:{},message:"must be <= 3600000"}];
return false;
}
else {
if(data7 < 100 || isNaN(data7)){
validate10.errors = [{instancePath:instancePath+"/heartbeat/graceMs",keyword:"minimum",params:{},message:"must be >= 100"}];
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
}
}
}
else {
validate10.errors = [{instancePath:instancePath+"/heartbeat",keyword:"type",params:{},message:"must be object"}];
return false;
}
}
var valid0 = _errs10 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.limits !== undefined){
let data8 = data.limits;
const _errs16 = errors;
if(errors === _errs16){
if(data8 && typeof data8 == "object" && !Array.isArray(data8)){
let missing2;
if(((((data8.frameBytes === undefined) && (missing2 = "frameBytes")) || ((data8.subscriptions === undefined) && (missing2 = "subscriptions"))) || ((data8.inFlight === undefined) && (missing2 = "inFlight"))) || ((data8.framesPerSecond === undefined) && (missing2 = "framesPerSecond"))){
validate10.errors = [{instancePath:instancePath+"/limits",keyword:"required",params:{},message:"must have required property '"+missing2+"'"}];
return false;
}
else {
if(data8.frameBytes !== undefined){
let data9 = data8.frameBytes;
const _errs18 = errors;
if(!(((typeof data9 == "number") && (!(data9 % 1) && !isNaN(data9))) && (isFinite(data9)))){
validate10.errors = [{instancePath:instancePath+"/limits/frameBytes",keyword:"type",params:{},message:"must be integer"}];
return false;
}
if(errors === _errs18){
if((typeof data9 == "number") && (isFinite(data9))){
if(data9 > 16777216 || isNaN(data9)){
validate10.errors = [{instancePath:instancePath+"/limits/frameBytes",keyword:"maximum",params:{},message:"must be <= 16777216"}];
return false;
}
else {
if(data9 < 1024 || isNaN(data9)){
validate10.errors = [{instancePath:instancePath+"/limits/frameBytes",keyword:"minimum",params:{},message:"must be >= 1024"}];
return false;
}
}
}
}
var valid4 = _errs18 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data8.subscriptions !== undefined){
let data10 = data8.subscriptions;
const _errs20 = errors;
if(!(((typeof data10 == "number") && (!(data10 % 1) && !isNaN(data10))) && (isFinite(data10)))){
validate10.errors = [{instancePath:instancePath+"/limits/subscriptions",keyword:"type",params:{},message:"must be integer"}];
return false;
}
if(errors === _errs20){
if((typeof data10 == "number") && (isFinite(data10))){
if(data10 > 1000000 || isNaN(data10)){
validate10.errors = [{instancePath:instancePath+"/limits/subscriptions",keyword:"maximum",params:{},message:"must be <= 1000000"}];
return false;
}
else {
if(data10 < 1 || isNaN(data10)){
validate10.errors = [{instancePath:instancePath+"/limits/subscriptions",keyword:"minimum",params:{},message:"must be >= 1"}];
return false;
}
}
}
}
var valid4 = _errs20 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data8.inFlight !== undefined){
let data11 = data8.inFlight;
const _errs22 = errors;
if(!(((typeof data11 == "number") && (!(data11 % 1) && !isNaN(data11))) && (isFinite(data11)))){
validate10.errors = [{instancePath:instancePath+"/limits/inFlight",keyword:"type",params:{},message:"must be integer"}];
return false;
}
if(errors === _errs22){
if((typeof data11 == "number") && (isFinite(data11))){
if(data11 > 1000000 || isNaN(data11)){
validate10.errors = [{instancePath:instancePath+"/limits/inFlight",keyword:"maximum",params:{},message:"must be <= 1000000"}];
return false;
}
else {
if(data11 < 1 || isNaN(data11)){
validate10.errors = [{instancePath:instancePath+"/limits/inFlight",keyword:"minimum",params:{},message:"must be >= 1"}];
return false;
}
}
}
}
var valid4 = _errs22 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data8.framesPerSecond !== undefined){
let data12 = data8.framesPerSecond;
const _errs24 = errors;
if(!(((typeof data12 == "number") && (!(data12 % 1) && !isNaN(data12))) && (isFinite(data12)))){
validate10.errors = [{instancePath:instancePath+"/limits/framesPerSecond",keyword:"type",params:{},message:"must be integer"}];
return false;
}
if(errors === _errs24){
if((typeof data12 == "number") && (isFinite(data12))){
if(data12 > 1000000 || isNaN(data12)){
validate10.errors = [{instancePath:instancePath+"/limits/framesPerSecond",keyword:"maximum",params:{},message:"must be <= 1000000"}];
return false;
}
else {
if(data12 < 1 || isNaN(data12)){
validate10.errors = [{instancePath:instancePath+"/limits/framesPerSecond",keyword:"minimum",params:{},message:"must be >= 1"}];
return false;
}
}
}
}
var valid4 = _errs24 === errors;
}
else {
var valid4 = true;
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
var valid0 = _errs16 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.contract !== undefined){
let data13 = data.contract;
const _errs26 = errors;
if(errors === _errs26){
if(data13 && typeof data13 == "object" && !Array.isArray(data13)){
let missing3;
if(((((data13.name === undefined) && (missing3 = "name")) || ((data13.version === undefined) && (missing3 = "version"))) || ((data13.hash === undefined) && (missing3 = "hash"))) || ((data13.match === undefined) && (missing3 = "match"))){
validate10.errors = [{instancePath:instancePath+"/contract",keyword:"required",params:{},message:"must have required property '"+missing3+"'"}];
return false;
}
else {
if(data13.name !== undefined){
let data14 = data13.name;
const _errs28 = errors;
if(errors === _errs28){
if(typeof data14 === "string"){
if(!pattern3.test(data14)){
validate10.errors = [{instancePath:instancePath+"/contract/name",keyword:"pattern",params:{},message:"must match pattern \""+"^[a-z][a-z0-9-]{0,63}$"+"\""}];
return false;
}
}
else {
validate10.errors = [{instancePath:instancePath+"/contract/name",keyword:"type",params:{},message:"must be string"}];
return false;
}
}
var valid5 = _errs28 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data13.version !== undefined){
let data15 = data13.version;
const _errs30 = errors;
if(errors === _errs30){
if(typeof data15 === "string"){
if(!pattern4.test(data15)){
validate10.errors = [{instancePath:instancePath+"/contract/version",keyword:"pattern",params:{},message:"must match pattern \""+"^(?:0|[1-9][0-9]{0,5})\\.(?:0|[1-9][0-9]{0,5})\\.(?:0|[1-9][0-9]{0,5})$"+"\""}];
return false;
}
}
else {
validate10.errors = [{instancePath:instancePath+"/contract/version",keyword:"type",params:{},message:"must be string"}];
return false;
}
}
var valid5 = _errs30 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data13.hash !== undefined){
let data16 = data13.hash;
const _errs32 = errors;
if(errors === _errs32){
if(typeof data16 === "string"){
if(!pattern5.test(data16)){
validate10.errors = [{instancePath:instancePath+"/contract/hash",keyword:"pattern",params:{},message:"must match pattern \""+"^[0-9a-f]{64}$"+"\""}];
return false;
}
}
else {
validate10.errors = [{instancePath:instancePath+"/contract/hash",keyword:"type",params:{},message:"must be string"}];
return false;
}
}
var valid5 = _errs32 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data13.match !== undefined){
let data17 = data13.match;
const _errs34 = errors;
if(!(((data17 === "exact") || (data17 === "older")) || (data17 === "none"))){
validate10.errors = [{instancePath:instancePath+"/contract/match",keyword:"enum",params:{},message:"must be equal to one of the allowed values"}];
return false;
}
var valid5 = _errs34 === errors;
}
else {
var valid5 = true;
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
var valid0 = _errs26 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.tokenExpiresAt !== undefined){
let data18 = data.tokenExpiresAt;
const _errs35 = errors;
if(!(((typeof data18 == "number") && (!(data18 % 1) && !isNaN(data18))) && (isFinite(data18)))){
validate10.errors = [{instancePath:instancePath+"/tokenExpiresAt",keyword:"type",params:{},message:"must be integer"}];
return false;
}
if(errors === _errs35){
if((typeof data18 == "number") && (isFinite(data18))){
if(data18 > 9007199254740991 || isNaN(data18)){
validate10.errors = [{instancePath:instancePath+"/tokenExpiresAt",keyword:"maximum",params:{},message:"must be <= 9007199254740991"}];
return false;
}
else {
if(data18 < 0 || isNaN(data18)){
validate10.errors = [{instancePath:instancePath+"/tokenExpiresAt",keyword:"minimum",params:{},message:"must be >= 0"}];
return false;
}
}
}
}
var valid0 = _errs35 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.time !== undefined){
let data19 = data.time;
const _errs37 = errors;
if(!(((typeof data19 == "number") && (!(data19 % 1) && !isNaN(data19))) && (isFinite(data19)))){
validate10.errors = [{instancePath:instancePath+"/time",keyword:"type",params:{},message:"must be integer"}];
return false;
}
if(errors === _errs37){
if((typeof data19 == "number") && (isFinite(data19))){
if(data19 > 9007199254740991 || isNaN(data19)){
validate10.errors = [{instancePath:instancePath+"/time",keyword:"maximum",params:{},message:"must be <= 9007199254740991"}];
return false;
}
else {
if(data19 < 0 || isNaN(data19)){
validate10.errors = [{instancePath:instancePath+"/time",keyword:"minimum",params:{},message:"must be >= 0"}];
return false;
}
}
}
}
var valid0 = _errs37 === errors;
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

const pattern6 = new RegExp("^[A-Za-z0-9._-]{1,48}$", "u");

function validate11(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.type === undefined) && (missing0 = "type")) || ((data.id === undefined) && (missing0 = "id"))){
validate11.errors = [{instancePath,keyword:"required",params:{},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.type !== undefined){
const _errs1 = errors;
if("ok" !== data.type){
validate11.errors = [{instancePath:instancePath+"/type",keyword:"const",params:{},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.id !== undefined){
let data1 = data.id;
const _errs2 = errors;
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
validate11.errors = [{instancePath:instancePath+"/id",keyword:"type",params:{},message:"must be integer"}];
return false;
}
if(errors === _errs2){
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
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.position !== undefined){
let data2 = data.position;
const _errs4 = errors;
if(errors === _errs4){
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
let missing1;
if(((data2.epoch === undefined) && (missing1 = "epoch")) || ((data2.offset === undefined) && (missing1 = "offset"))){
validate11.errors = [{instancePath:instancePath+"/position",keyword:"required",params:{},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
if(data2.epoch !== undefined){
let data3 = data2.epoch;
const _errs6 = errors;
if(errors === _errs6){
if(typeof data3 === "string"){
if(!pattern6.test(data3)){
validate11.errors = [{instancePath:instancePath+"/position/epoch",keyword:"pattern",params:{},message:"must match pattern \""+"^[A-Za-z0-9._-]{1,48}$"+"\""}];
return false;
}
}
else {
validate11.errors = [{instancePath:instancePath+"/position/epoch",keyword:"type",params:{},message:"must be string"}];
return false;
}
}
var valid1 = _errs6 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data2.offset !== undefined){
let data4 = data2.offset;
const _errs8 = errors;
if(!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))){
validate11.errors = [{instancePath:instancePath+"/position/offset",keyword:"type",params:{},message:"must be integer"}];
return false;
}
if(errors === _errs8){
if((typeof data4 == "number") && (isFinite(data4))){
if(data4 > 9007199254740991 || isNaN(data4)){
validate11.errors = [{instancePath:instancePath+"/position/offset",keyword:"maximum",params:{},message:"must be <= 9007199254740991"}];
return false;
}
else {
if(data4 < 0 || isNaN(data4)){
validate11.errors = [{instancePath:instancePath+"/position/offset",keyword:"minimum",params:{},message:"must be >= 0"}];
return false;
}
}
}
}
var valid1 = _errs8 === errors;
}
else {
var valid1 = true;
}
}
}
}
else {
validate11.errors = [{instancePath:instancePath+"/position",keyword:"type",params:{},message:"must be object"}];
return false;
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.duplicate !== undefined){
const _errs10 = errors;
if(true !== data.duplicate){
validate11.errors = [{instancePath:instancePath+"/duplicate",keyword:"const",params:{},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs10 === errors;
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
validate11.errors = [{instancePath,keyword:"type",params:{},message:"must be object"}];
return false;
}
}
validate11.errors = vErrors;
return errors === 0;
}

const func2 = codePoints;
const pattern7 = new RegExp("^[a-z][a-z0-9-]{0,31}(?::[A-Za-z0-9_.~@-]{1,64}){0,5}$", "u");
const pattern8 = new RegExp("^[a-z][a-z0-9_]{0,63}$", "u");
const pattern9 = new RegExp("^(?:/(?:[^~/]|~0|~1)*)*$", "u");
const pattern11 = new RegExp("^[A-Za-z][A-Za-z0-9_]{0,63}$", "u");

function validate12(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((data.type === undefined) && (missing0 = "type")) || ((data.code === undefined) && (missing0 = "code"))) || ((data.message === undefined) && (missing0 = "message"))) || ((data.retryable === undefined) && (missing0 = "retryable"))){
validate12.errors = [{instancePath,keyword:"required",params:{},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.type !== undefined){
const _errs1 = errors;
if("error" !== data.type){
validate12.errors = [{instancePath:instancePath+"/type",keyword:"const",params:{},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.id !== undefined){
let data1 = data.id;
const _errs2 = errors;
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
validate12.errors = [{instancePath:instancePath+"/id",keyword:"type",params:{},message:"must be integer"}];
return false;
}
if(errors === _errs2){
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
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.channel !== undefined){
let data2 = data.channel;
const _errs4 = errors;
if(errors === _errs4){
if(typeof data2 === "string"){
if(func2(data2) > 200){
validate12.errors = [{instancePath:instancePath+"/channel",keyword:"maxLength",params:{},message:"must NOT have more than 200 characters"}];
return false;
}
else {
if(!pattern7.test(data2)){
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
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.code !== undefined){
let data3 = data.code;
const _errs6 = errors;
if(errors === _errs6){
if(typeof data3 === "string"){
if(!pattern8.test(data3)){
validate12.errors = [{instancePath:instancePath+"/code",keyword:"pattern",params:{},message:"must match pattern \""+"^[a-z][a-z0-9_]{0,63}$"+"\""}];
return false;
}
}
else {
validate12.errors = [{instancePath:instancePath+"/code",keyword:"type",params:{},message:"must be string"}];
return false;
}
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.message !== undefined){
let data4 = data.message;
const _errs8 = errors;
if(errors === _errs8){
if(typeof data4 === "string"){
if(func2(data4) > 500){
validate12.errors = [{instancePath:instancePath+"/message",keyword:"maxLength",params:{},message:"must NOT have more than 500 characters"}];
return false;
}
}
else {
validate12.errors = [{instancePath:instancePath+"/message",keyword:"type",params:{},message:"must be string"}];
return false;
}
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.retryable !== undefined){
const _errs10 = errors;
if(typeof data.retryable !== "boolean"){
validate12.errors = [{instancePath:instancePath+"/retryable",keyword:"type",params:{},message:"must be boolean"}];
return false;
}
var valid0 = _errs10 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.afterMs !== undefined){
let data6 = data.afterMs;
const _errs12 = errors;
if(!(((typeof data6 == "number") && (!(data6 % 1) && !isNaN(data6))) && (isFinite(data6)))){
validate12.errors = [{instancePath:instancePath+"/afterMs",keyword:"type",params:{},message:"must be integer"}];
return false;
}
if(errors === _errs12){
if((typeof data6 == "number") && (isFinite(data6))){
if(data6 > 86400000 || isNaN(data6)){
validate12.errors = [{instancePath:instancePath+"/afterMs",keyword:"maximum",params:{},message:"must be <= 86400000"}];
return false;
}
else {
if(data6 < 0 || isNaN(data6)){
validate12.errors = [{instancePath:instancePath+"/afterMs",keyword:"minimum",params:{},message:"must be >= 0"}];
return false;
}
}
}
}
var valid0 = _errs12 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.at !== undefined){
let data7 = data.at;
const _errs14 = errors;
if(errors === _errs14){
if(typeof data7 === "string"){
if(func2(data7) > 1000){
validate12.errors = [{instancePath:instancePath+"/at",keyword:"maxLength",params:{},message:"must NOT have more than 1000 characters"}];
return false;
}
else {
if(!pattern9.test(data7)){
validate12.errors = [{instancePath:instancePath+"/at",keyword:"pattern",params:{},message:"must match pattern \""+"^(?:/(?:[^~/]|~0|~1)*)*$"+"\""}];
return false;
}
}
}
else {
validate12.errors = [{instancePath:instancePath+"/at",keyword:"type",params:{},message:"must be string"}];
return false;
}
}
var valid0 = _errs14 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.issues !== undefined){
let data8 = data.issues;
const _errs16 = errors;
if(errors === _errs16){
if(Array.isArray(data8)){
if(data8.length > 8){
validate12.errors = [{instancePath:instancePath+"/issues",keyword:"maxItems",params:{},message:"must NOT have more than 8 items"}];
return false;
}
else {
if(data8.length < 1){
validate12.errors = [{instancePath:instancePath+"/issues",keyword:"minItems",params:{},message:"must NOT have fewer than 1 items"}];
return false;
}
else {
var valid1 = true;
const len0 = data8.length;
for(let i0=0; i0<len0; i0++){
let data9 = data8[i0];
const _errs18 = errors;
if(errors === _errs18){
if(data9 && typeof data9 == "object" && !Array.isArray(data9)){
let missing1;
if((((data9.at === undefined) && (missing1 = "at")) || ((data9.keyword === undefined) && (missing1 = "keyword"))) || ((data9.message === undefined) && (missing1 = "message"))){
validate12.errors = [{instancePath:instancePath+"/issues/" + i0,keyword:"required",params:{},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
if(data9.at !== undefined){
let data10 = data9.at;
const _errs20 = errors;
if(errors === _errs20){
if(typeof data10 === "string"){
if(func2(data10) > 1000){
validate12.errors = [{instancePath:instancePath+"/issues/" + i0+"/at",keyword:"maxLength",params:{},message:"must NOT have more than 1000 characters"}];
return false;
}
else {
if(!pattern9.test(data10)){
validate12.errors = [{instancePath:instancePath+"/issues/" + i0+"/at",keyword:"pattern",params:{},message:"must match pattern \""+"^(?:/(?:[^~/]|~0|~1)*)*$"+"\""}];
return false;
}
}
}
else {
validate12.errors = [{instancePath:instancePath+"/issues/" + i0+"/at",keyword:"type",params:{},message:"must be string"}];
return false;
}
}
var valid2 = _errs20 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data9.keyword !== undefined){
let data11 = data9.keyword;
const _errs22 = errors;
if(errors === _errs22){
if(typeof data11 === "string"){
if(!pattern11.test(data11)){
validate12.errors = [{instancePath:instancePath+"/issues/" + i0+"/keyword",keyword:"pattern",params:{},message:"must match pattern \""+"^[A-Za-z][A-Za-z0-9_]{0,63}$"+"\""}];
return false;
}
}
else {
validate12.errors = [{instancePath:instancePath+"/issues/" + i0+"/keyword",keyword:"type",params:{},message:"must be string"}];
return false;
}
}
var valid2 = _errs22 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data9.message !== undefined){
let data12 = data9.message;
const _errs24 = errors;
if(errors === _errs24){
if(typeof data12 === "string"){
if(func2(data12) > 500){
validate12.errors = [{instancePath:instancePath+"/issues/" + i0+"/message",keyword:"maxLength",params:{},message:"must NOT have more than 500 characters"}];
return false;
}
}
else {
validate12.errors = [{instancePath:instancePath+"/issues/" + i0+"/message",keyword:"type",params:{},message:"must be string"}];
return false;
}
}
var valid2 = _errs24 === errors;
}
else {
var valid2 = true;
}
}
}
}
}
else {
validate12.errors = [{instancePath:instancePath+"/issues/" + i0,keyword:"type",params:{},message:"must be object"}];
return false;
}
}
var valid1 = _errs18 === errors;
if(!valid1){
break;
}
}
}
}
}
else {
validate12.errors = [{instancePath:instancePath+"/issues",keyword:"type",params:{},message:"must be array"}];
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

function validate13(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs1 = errors;
let valid0 = true;
const _errs2 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.recovery !== undefined){
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
if((data.reason === undefined) && (missing0 = "reason")){
validate13.errors = [{instancePath,keyword:"required",params:{},message:"must have required property '"+missing0+"'"}];
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
if(data.reason !== undefined){
validate13.errors = [{instancePath:instancePath+"/reason",keyword:"false schema",params:{},message:"boolean schema is false"}];
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
validate13.errors = vErrors;
return false;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing1;
if(((((((data.type === undefined) && (missing1 = "type")) || ((data.channel === undefined) && (missing1 = "channel"))) || ((data.position === undefined) && (missing1 = "position"))) || ((data.from === undefined) && (missing1 = "from"))) || ((data.recovery === undefined) && (missing1 = "recovery"))) || ((data.allowed === undefined) && (missing1 = "allowed"))){
validate13.errors = [{instancePath,keyword:"required",params:{},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
if(data.type !== undefined){
const _errs6 = errors;
if("subscribed" !== data.type){
validate13.errors = [{instancePath:instancePath+"/type",keyword:"const",params:{},message:"must be equal to constant"}];
return false;
}
var valid3 = _errs6 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data.id !== undefined){
let data3 = data.id;
const _errs7 = errors;
if(!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))){
validate13.errors = [{instancePath:instancePath+"/id",keyword:"type",params:{},message:"must be integer"}];
return false;
}
if(errors === _errs7){
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 > 2147483647 || isNaN(data3)){
validate13.errors = [{instancePath:instancePath+"/id",keyword:"maximum",params:{},message:"must be <= 2147483647"}];
return false;
}
else {
if(data3 < 1 || isNaN(data3)){
validate13.errors = [{instancePath:instancePath+"/id",keyword:"minimum",params:{},message:"must be >= 1"}];
return false;
}
}
}
}
var valid3 = _errs7 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data.channel !== undefined){
let data4 = data.channel;
const _errs9 = errors;
if(errors === _errs9){
if(typeof data4 === "string"){
if(func2(data4) > 200){
validate13.errors = [{instancePath:instancePath+"/channel",keyword:"maxLength",params:{},message:"must NOT have more than 200 characters"}];
return false;
}
else {
if(!pattern7.test(data4)){
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
var valid3 = _errs9 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data.position !== undefined){
let data5 = data.position;
const _errs11 = errors;
if(errors === _errs11){
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
let missing2;
if(((data5.epoch === undefined) && (missing2 = "epoch")) || ((data5.offset === undefined) && (missing2 = "offset"))){
validate13.errors = [{instancePath:instancePath+"/position",keyword:"required",params:{},message:"must have required property '"+missing2+"'"}];
return false;
}
else {
if(data5.epoch !== undefined){
let data6 = data5.epoch;
const _errs13 = errors;
if(errors === _errs13){
if(typeof data6 === "string"){
if(!pattern6.test(data6)){
validate13.errors = [{instancePath:instancePath+"/position/epoch",keyword:"pattern",params:{},message:"must match pattern \""+"^[A-Za-z0-9._-]{1,48}$"+"\""}];
return false;
}
}
else {
validate13.errors = [{instancePath:instancePath+"/position/epoch",keyword:"type",params:{},message:"must be string"}];
return false;
}
}
var valid4 = _errs13 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data5.offset !== undefined){
let data7 = data5.offset;
const _errs15 = errors;
if(!(((typeof data7 == "number") && (!(data7 % 1) && !isNaN(data7))) && (isFinite(data7)))){
validate13.errors = [{instancePath:instancePath+"/position/offset",keyword:"type",params:{},message:"must be integer"}];
return false;
}
if(errors === _errs15){
if((typeof data7 == "number") && (isFinite(data7))){
if(data7 > 9007199254740991 || isNaN(data7)){
validate13.errors = [{instancePath:instancePath+"/position/offset",keyword:"maximum",params:{},message:"must be <= 9007199254740991"}];
return false;
}
else {
if(data7 < 0 || isNaN(data7)){
validate13.errors = [{instancePath:instancePath+"/position/offset",keyword:"minimum",params:{},message:"must be >= 0"}];
return false;
}
}
}
}
var valid4 = _errs15 === errors;
}
else {
var valid4 = true;
}
}
}
}
else {
validate13.errors = [{instancePath:instancePath+"/position",keyword:"type",params:{},message:"must be object"}];
return false;
}
}
var valid3 = _errs11 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data.from !== undefined){
let data8 = data.from;
const _errs17 = errors;
if(!(((typeof data8 == "number") && (!(data8 % 1) && !isNaN(data8))) && (isFinite(data8)))){
validate13.errors = [{instancePath:instancePath+"/from",keyword:"type",params:{},message:"must be integer"}];
return false;
}
if(errors === _errs17){
if((typeof data8 == "number") && (isFinite(data8))){
if(data8 > 9007199254740991 || isNaN(data8)){
validate13.errors = [{instancePath:instancePath+"/from",keyword:"maximum",params:{},message:"must be <= 9007199254740991"}];
return false;
}
else {
if(data8 < 0 || isNaN(data8)){
validate13.errors = [{instancePath:instancePath+"/from",keyword:"minimum",params:{},message:"must be >= 0"}];
return false;
}
}
}
}
var valid3 = _errs17 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data.recovery !== undefined){
let data9 = data.recovery;
const _errs19 = errors;
if(!(((data9 === "fresh") || (data9 === "full")) || (data9 === "gap"))){
validate13.errors = [{instancePath:instancePath+"/recovery",keyword:"enum",params:{},message:"must be equal to one of the allowed values"}];
return false;
}
var valid3 = _errs19 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data.reason !== undefined){
let data10 = data.reason;
const _errs20 = errors;
if(errors === _errs20){
if(typeof data10 === "string"){
if(!pattern8.test(data10)){
validate13.errors = [{instancePath:instancePath+"/reason",keyword:"pattern",params:{},message:"must match pattern \""+"^[a-z][a-z0-9_]{0,63}$"+"\""}];
return false;
}
}
else {
validate13.errors = [{instancePath:instancePath+"/reason",keyword:"type",params:{},message:"must be string"}];
return false;
}
}
var valid3 = _errs20 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data.allowed !== undefined){
let data11 = data.allowed;
const _errs22 = errors;
if(errors === _errs22){
if(Array.isArray(data11)){
if(data11.length > 7){
validate13.errors = [{instancePath:instancePath+"/allowed",keyword:"maxItems",params:{},message:"must NOT have more than 7 items"}];
return false;
}
else {
var valid5 = true;
const len0 = data11.length;
for(let i0=0; i0<len0; i0++){
let data12 = data11[i0];
const _errs24 = errors;
if(typeof data12 !== "string"){
validate13.errors = [{instancePath:instancePath+"/allowed/" + i0,keyword:"type",params:{},message:"must be string"}];
return false;
}
if(!(((((((data12 === "subscribe") || (data12 === "publish")) || (data12 === "signal")) || (data12 === "history")) || (data12 === "members")) || (data12 === "presence")) || (data12 === "call"))){
validate13.errors = [{instancePath:instancePath+"/allowed/" + i0,keyword:"enum",params:{},message:"must be equal to one of the allowed values"}];
return false;
}
var valid5 = _errs24 === errors;
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
validate13.errors = [{instancePath:instancePath+"/allowed",keyword:"uniqueItems",params:{},message:"must NOT have duplicate items (items ## "+j0+" and "+i1+" are identical)"}];
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
validate13.errors = [{instancePath:instancePath+"/allowed",keyword:"type",params:{},message:"must be array"}];
return false;
}
}
var valid3 = _errs22 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data.occupancy !== undefined){
let data13 = data.occupancy;
const _errs26 = errors;
if(!(((typeof data13 == "number") && (!(data13 % 1) && !isNaN(data13))) && (isFinite(data13)))){
validate13.errors = [{instancePath:instancePath+"/occupancy",keyword:"type",params:{},message:"must be integer"}];
return false;
}
if(errors === _errs26){
if((typeof data13 == "number") && (isFinite(data13))){
if(data13 > 9007199254740991 || isNaN(data13)){
validate13.errors = [{instancePath:instancePath+"/occupancy",keyword:"maximum",params:{},message:"must be <= 9007199254740991"}];
return false;
}
else {
if(data13 < 1 || isNaN(data13)){
validate13.errors = [{instancePath:instancePath+"/occupancy",keyword:"minimum",params:{},message:"must be >= 1"}];
return false;
}
}
}
}
var valid3 = _errs26 === errors;
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
if((((((data.type === undefined) && (missing0 = "type")) || ((data.channel === undefined) && (missing0 = "channel"))) || ((data.code === undefined) && (missing0 = "code"))) || ((data.message === undefined) && (missing0 = "message"))) || ((data.resubscribe === undefined) && (missing0 = "resubscribe"))){
validate14.errors = [{instancePath,keyword:"required",params:{},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.type !== undefined){
const _errs1 = errors;
if("unsubscribed" !== data.type){
validate14.errors = [{instancePath:instancePath+"/type",keyword:"const",params:{},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.channel !== undefined){
let data1 = data.channel;
const _errs2 = errors;
if(errors === _errs2){
if(typeof data1 === "string"){
if(func2(data1) > 200){
validate14.errors = [{instancePath:instancePath+"/channel",keyword:"maxLength",params:{},message:"must NOT have more than 200 characters"}];
return false;
}
else {
if(!pattern7.test(data1)){
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
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.code !== undefined){
let data2 = data.code;
const _errs4 = errors;
if(errors === _errs4){
if(typeof data2 === "string"){
if(!pattern8.test(data2)){
validate14.errors = [{instancePath:instancePath+"/code",keyword:"pattern",params:{},message:"must match pattern \""+"^[a-z][a-z0-9_]{0,63}$"+"\""}];
return false;
}
}
else {
validate14.errors = [{instancePath:instancePath+"/code",keyword:"type",params:{},message:"must be string"}];
return false;
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.message !== undefined){
let data3 = data.message;
const _errs6 = errors;
if(errors === _errs6){
if(typeof data3 === "string"){
if(func2(data3) > 500){
validate14.errors = [{instancePath:instancePath+"/message",keyword:"maxLength",params:{},message:"must NOT have more than 500 characters"}];
return false;
}
}
else {
validate14.errors = [{instancePath:instancePath+"/message",keyword:"type",params:{},message:"must be string"}];
return false;
}
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.resubscribe !== undefined){
const _errs8 = errors;
if(typeof data.resubscribe !== "boolean"){
validate14.errors = [{instancePath:instancePath+"/resubscribe",keyword:"type",params:{},message:"must be boolean"}];
return false;
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.afterMs !== undefined){
let data5 = data.afterMs;
const _errs10 = errors;
if(!(((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5))) && (isFinite(data5)))){
validate14.errors = [{instancePath:instancePath+"/afterMs",keyword:"type",params:{},message:"must be integer"}];
return false;
}
if(errors === _errs10){
if((typeof data5 == "number") && (isFinite(data5))){
if(data5 > 86400000 || isNaN(data5)){
validate14.errors = [{instancePath:instancePath+"/afterMs",keyword:"maximum",params:{},message:"must be <= 86400000"}];
return false;
}
else {
if(data5 < 0 || isNaN(data5)){
validate14.errors = [{instancePath:instancePath+"/afterMs",keyword:"minimum",params:{},message:"must be >= 0"}];
return false;
}
}
}
}
var valid0 = _errs10 === errors;
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

const pattern18 = new RegExp("^[a-z][a-z0-9_.]{0,63}$", "u");

function validate15(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((((data.type === undefined) && (missing0 = "type")) || ((data.channel === undefined) && (missing0 = "channel"))) || ((data.offset === undefined) && (missing0 = "offset"))) || ((data.event === undefined) && (missing0 = "event"))) || ((data.time === undefined) && (missing0 = "time"))) || ((data.data === undefined) && (missing0 = "data"))){
validate15.errors = [{instancePath,keyword:"required",params:{},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.type !== undefined){
const _errs1 = errors;
if("message" !== data.type){
validate15.errors = [{instancePath:instancePath+"/type",keyword:"const",params:{},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.channel !== undefined){
let data1 = data.channel;
const _errs2 = errors;
if(errors === _errs2){
if(typeof data1 === "string"){
if(func2(data1) > 200){
validate15.errors = [{instancePath:instancePath+"/channel",keyword:"maxLength",params:{},message:"must NOT have more than 200 characters"}];
return false;
}
else {
if(!pattern7.test(data1)){
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
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.offset !== undefined){
let data2 = data.offset;
const _errs4 = errors;
if(!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))){
validate15.errors = [{instancePath:instancePath+"/offset",keyword:"type",params:{},message:"must be integer"}];
return false;
}
if(errors === _errs4){
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 > 9007199254740991 || isNaN(data2)){
validate15.errors = [{instancePath:instancePath+"/offset",keyword:"maximum",params:{},message:"must be <= 9007199254740991"}];
return false;
}
else {
if(data2 < 1 || isNaN(data2)){
validate15.errors = [{instancePath:instancePath+"/offset",keyword:"minimum",params:{},message:"must be >= 1"}];
return false;
}
}
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.event !== undefined){
let data3 = data.event;
const _errs6 = errors;
if(errors === _errs6){
if(typeof data3 === "string"){
if(!pattern18.test(data3)){
validate15.errors = [{instancePath:instancePath+"/event",keyword:"pattern",params:{},message:"must match pattern \""+"^[a-z][a-z0-9_.]{0,63}$"+"\""}];
return false;
}
}
else {
validate15.errors = [{instancePath:instancePath+"/event",keyword:"type",params:{},message:"must be string"}];
return false;
}
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.time !== undefined){
let data4 = data.time;
const _errs8 = errors;
if(!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))){
validate15.errors = [{instancePath:instancePath+"/time",keyword:"type",params:{},message:"must be integer"}];
return false;
}
if(errors === _errs8){
if((typeof data4 == "number") && (isFinite(data4))){
if(data4 > 9007199254740991 || isNaN(data4)){
validate15.errors = [{instancePath:instancePath+"/time",keyword:"maximum",params:{},message:"must be <= 9007199254740991"}];
return false;
}
else {
if(data4 < 0 || isNaN(data4)){
validate15.errors = [{instancePath:instancePath+"/time",keyword:"minimum",params:{},message:"must be >= 0"}];
return false;
}
}
}
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.by !== undefined){
let data5 = data.by;
const _errs10 = errors;
if(errors === _errs10){
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
let missing1;
if((data5.user === undefined) && (missing1 = "user")){
validate15.errors = [{instancePath:instancePath+"/by",keyword:"required",params:{},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
if(data5.user !== undefined){
let data6 = data5.user;
const _errs12 = errors;
if(errors === _errs12){
if(typeof data6 === "string"){
if(!pattern1.test(data6)){
validate15.errors = [{instancePath:instancePath+"/by/user",keyword:"pattern",params:{},message:"must match pattern \""+"^[A-Za-z0-9_.~@-]{1,64}$"+"\""}];
return false;
}
}
else {
validate15.errors = [{instancePath:instancePath+"/by/user",keyword:"type",params:{},message:"must be string"}];
return false;
}
}
var valid1 = _errs12 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data5.connection !== undefined){
let data7 = data5.connection;
const _errs14 = errors;
if(errors === _errs14){
if(typeof data7 === "string"){
if(!pattern0.test(data7)){
validate15.errors = [{instancePath:instancePath+"/by/connection",keyword:"pattern",params:{},message:"must match pattern \""+"^[A-Za-z0-9_-]{8,64}$"+"\""}];
return false;
}
}
else {
validate15.errors = [{instancePath:instancePath+"/by/connection",keyword:"type",params:{},message:"must be string"}];
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
else {
validate15.errors = [{instancePath:instancePath+"/by",keyword:"type",params:{},message:"must be object"}];
return false;
}
}
var valid0 = _errs10 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.key !== undefined){
let data8 = data.key;
const _errs16 = errors;
if(errors === _errs16){
if(typeof data8 === "string"){
if(!pattern0.test(data8)){
validate15.errors = [{instancePath:instancePath+"/key",keyword:"pattern",params:{},message:"must match pattern \""+"^[A-Za-z0-9_-]{8,64}$"+"\""}];
return false;
}
}
else {
validate15.errors = [{instancePath:instancePath+"/key",keyword:"type",params:{},message:"must be string"}];
return false;
}
}
var valid0 = _errs16 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.data !== undefined){
let data9 = data.data;
const _errs18 = errors;
if(!(data9 && typeof data9 == "object" && !Array.isArray(data9))){
validate15.errors = [{instancePath:instancePath+"/data",keyword:"type",params:{},message:"must be object"}];
return false;
}
var valid0 = _errs18 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.deleted !== undefined){
const _errs20 = errors;
if(true !== data.deleted){
validate15.errors = [{instancePath:instancePath+"/deleted",keyword:"const",params:{},message:"must be equal to constant"}];
return false;
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
}
else {
validate15.errors = [{instancePath,keyword:"type",params:{},message:"must be object"}];
return false;
}
}
validate15.errors = vErrors;
return errors === 0;
}

function validate16(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((((data.type === undefined) && (missing0 = "type")) || ((data.channel === undefined) && (missing0 = "channel"))) || ((data.event === undefined) && (missing0 = "event"))) || ((data.time === undefined) && (missing0 = "time"))) || ((data.data === undefined) && (missing0 = "data"))){
validate16.errors = [{instancePath,keyword:"required",params:{},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.type !== undefined){
const _errs1 = errors;
if("signal" !== data.type){
validate16.errors = [{instancePath:instancePath+"/type",keyword:"const",params:{},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.channel !== undefined){
let data1 = data.channel;
const _errs2 = errors;
if(errors === _errs2){
if(typeof data1 === "string"){
if(func2(data1) > 200){
validate16.errors = [{instancePath:instancePath+"/channel",keyword:"maxLength",params:{},message:"must NOT have more than 200 characters"}];
return false;
}
else {
if(!pattern7.test(data1)){
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
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.event !== undefined){
let data2 = data.event;
const _errs4 = errors;
if(errors === _errs4){
if(typeof data2 === "string"){
if(!pattern18.test(data2)){
validate16.errors = [{instancePath:instancePath+"/event",keyword:"pattern",params:{},message:"must match pattern \""+"^[a-z][a-z0-9_.]{0,63}$"+"\""}];
return false;
}
}
else {
validate16.errors = [{instancePath:instancePath+"/event",keyword:"type",params:{},message:"must be string"}];
return false;
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.time !== undefined){
let data3 = data.time;
const _errs6 = errors;
if(!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))){
validate16.errors = [{instancePath:instancePath+"/time",keyword:"type",params:{},message:"must be integer"}];
return false;
}
if(errors === _errs6){
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 > 9007199254740991 || isNaN(data3)){
validate16.errors = [{instancePath:instancePath+"/time",keyword:"maximum",params:{},message:"must be <= 9007199254740991"}];
return false;
}
else {
if(data3 < 0 || isNaN(data3)){
validate16.errors = [{instancePath:instancePath+"/time",keyword:"minimum",params:{},message:"must be >= 0"}];
return false;
}
}
}
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.by !== undefined){
let data4 = data.by;
const _errs8 = errors;
if(errors === _errs8){
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
let missing1;
if((data4.user === undefined) && (missing1 = "user")){
validate16.errors = [{instancePath:instancePath+"/by",keyword:"required",params:{},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
if(data4.user !== undefined){
let data5 = data4.user;
const _errs10 = errors;
if(errors === _errs10){
if(typeof data5 === "string"){
if(!pattern1.test(data5)){
validate16.errors = [{instancePath:instancePath+"/by/user",keyword:"pattern",params:{},message:"must match pattern \""+"^[A-Za-z0-9_.~@-]{1,64}$"+"\""}];
return false;
}
}
else {
validate16.errors = [{instancePath:instancePath+"/by/user",keyword:"type",params:{},message:"must be string"}];
return false;
}
}
var valid1 = _errs10 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data4.connection !== undefined){
let data6 = data4.connection;
const _errs12 = errors;
if(errors === _errs12){
if(typeof data6 === "string"){
if(!pattern0.test(data6)){
validate16.errors = [{instancePath:instancePath+"/by/connection",keyword:"pattern",params:{},message:"must match pattern \""+"^[A-Za-z0-9_-]{8,64}$"+"\""}];
return false;
}
}
else {
validate16.errors = [{instancePath:instancePath+"/by/connection",keyword:"type",params:{},message:"must be string"}];
return false;
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
else {
validate16.errors = [{instancePath:instancePath+"/by",keyword:"type",params:{},message:"must be object"}];
return false;
}
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.data !== undefined){
let data7 = data.data;
const _errs14 = errors;
if(!(data7 && typeof data7 == "object" && !Array.isArray(data7))){
validate16.errors = [{instancePath:instancePath+"/data",keyword:"type",params:{},message:"must be object"}];
return false;
}
var valid0 = _errs14 === errors;
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
if(((((((((data.type === undefined) && (missing0 = "type")) || ((data.id === undefined) && (missing0 = "id"))) || ((data.channel === undefined) && (missing0 = "channel"))) || ((data.epoch === undefined) && (missing0 = "epoch"))) || ((data.first === undefined) && (missing0 = "first"))) || ((data.head === undefined) && (missing0 = "head"))) || ((data.messages === undefined) && (missing0 = "messages"))) || ((data.more === undefined) && (missing0 = "more"))){
validate17.errors = [{instancePath,keyword:"required",params:{},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.type !== undefined){
const _errs1 = errors;
if("page" !== data.type){
validate17.errors = [{instancePath:instancePath+"/type",keyword:"const",params:{},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.id !== undefined){
let data1 = data.id;
const _errs2 = errors;
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
validate17.errors = [{instancePath:instancePath+"/id",keyword:"type",params:{},message:"must be integer"}];
return false;
}
if(errors === _errs2){
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
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.channel !== undefined){
let data2 = data.channel;
const _errs4 = errors;
if(errors === _errs4){
if(typeof data2 === "string"){
if(func2(data2) > 200){
validate17.errors = [{instancePath:instancePath+"/channel",keyword:"maxLength",params:{},message:"must NOT have more than 200 characters"}];
return false;
}
else {
if(!pattern7.test(data2)){
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
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.epoch !== undefined){
let data3 = data.epoch;
const _errs6 = errors;
if(errors === _errs6){
if(typeof data3 === "string"){
if(!pattern6.test(data3)){
validate17.errors = [{instancePath:instancePath+"/epoch",keyword:"pattern",params:{},message:"must match pattern \""+"^[A-Za-z0-9._-]{1,48}$"+"\""}];
return false;
}
}
else {
validate17.errors = [{instancePath:instancePath+"/epoch",keyword:"type",params:{},message:"must be string"}];
return false;
}
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.first !== undefined){
let data4 = data.first;
const _errs8 = errors;
if(!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))){
validate17.errors = [{instancePath:instancePath+"/first",keyword:"type",params:{},message:"must be integer"}];
return false;
}
if(errors === _errs8){
if((typeof data4 == "number") && (isFinite(data4))){
if(data4 > 9007199254740991 || isNaN(data4)){
validate17.errors = [{instancePath:instancePath+"/first",keyword:"maximum",params:{},message:"must be <= 9007199254740991"}];
return false;
}
else {
if(data4 < 1 || isNaN(data4)){
validate17.errors = [{instancePath:instancePath+"/first",keyword:"minimum",params:{},message:"must be >= 1"}];
return false;
}
}
}
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.head !== undefined){
let data5 = data.head;
const _errs10 = errors;
if(!(((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5))) && (isFinite(data5)))){
validate17.errors = [{instancePath:instancePath+"/head",keyword:"type",params:{},message:"must be integer"}];
return false;
}
if(errors === _errs10){
if((typeof data5 == "number") && (isFinite(data5))){
if(data5 > 9007199254740991 || isNaN(data5)){
validate17.errors = [{instancePath:instancePath+"/head",keyword:"maximum",params:{},message:"must be <= 9007199254740991"}];
return false;
}
else {
if(data5 < 0 || isNaN(data5)){
validate17.errors = [{instancePath:instancePath+"/head",keyword:"minimum",params:{},message:"must be >= 0"}];
return false;
}
}
}
}
var valid0 = _errs10 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.messages !== undefined){
let data6 = data.messages;
const _errs12 = errors;
if(errors === _errs12){
if(Array.isArray(data6)){
if(data6.length > 200){
validate17.errors = [{instancePath:instancePath+"/messages",keyword:"maxItems",params:{},message:"must NOT have more than 200 items"}];
return false;
}
else {
var valid1 = true;
const len0 = data6.length;
for(let i0=0; i0<len0; i0++){
let data7 = data6[i0];
const _errs14 = errors;
if(errors === _errs14){
if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
let missing1;
if(((((((data7.type === undefined) && (missing1 = "type")) || ((data7.channel === undefined) && (missing1 = "channel"))) || ((data7.offset === undefined) && (missing1 = "offset"))) || ((data7.event === undefined) && (missing1 = "event"))) || ((data7.time === undefined) && (missing1 = "time"))) || ((data7.data === undefined) && (missing1 = "data"))){
validate17.errors = [{instancePath:instancePath+"/messages/" + i0,keyword:"required",params:{},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
if(data7.type !== undefined){
const _errs16 = errors;
if("message" !== data7.type){
validate17.errors = [{instancePath:instancePath+"/messages/" + i0+"/type",keyword:"const",params:{},message:"must be equal to constant"}];
return false;
}
var valid2 = _errs16 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data7.channel !== undefined){
let data9 = data7.channel;
const _errs17 = errors;
if(errors === _errs17){
if(typeof data9 === "string"){
if(func2(data9) > 200){
validate17.errors = [{instancePath:instancePath+"/messages/" + i0+"/channel",keyword:"maxLength",params:{},message:"must NOT have more than 200 characters"}];
return false;
}
else {
if(!pattern7.test(data9)){
validate17.errors = [{instancePath:instancePath+"/messages/" + i0+"/channel",keyword:"pattern",params:{},message:"must match pattern \""+"^[a-z][a-z0-9-]{0,31}(?::[A-Za-z0-9_.~@-]{1,64}){0,5}$"+"\""}];
return false;
}
}
}
else {
validate17.errors = [{instancePath:instancePath+"/messages/" + i0+"/channel",keyword:"type",params:{},message:"must be string"}];
return false;
}
}
var valid2 = _errs17 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data7.offset !== undefined){
let data10 = data7.offset;
const _errs19 = errors;
if(!(((typeof data10 == "number") && (!(data10 % 1) && !isNaN(data10))) && (isFinite(data10)))){
validate17.errors = [{instancePath:instancePath+"/messages/" + i0+"/offset",keyword:"type",params:{},message:"must be integer"}];
return false;
}
if(errors === _errs19){
if((typeof data10 == "number") && (isFinite(data10))){
if(data10 > 9007199254740991 || isNaN(data10)){
validate17.errors = [{instancePath:instancePath+"/messages/" + i0+"/offset",keyword:"maximum",params:{},message:"must be <= 9007199254740991"}];
return false;
}
else {
if(data10 < 1 || isNaN(data10)){
validate17.errors = [{instancePath:instancePath+"/messages/" + i0+"/offset",keyword:"minimum",params:{},message:"must be >= 1"}];
return false;
}
}
}
}
var valid2 = _errs19 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data7.event !== undefined){
let data11 = data7.event;
const _errs21 = errors;
if(errors === _errs21){
if(typeof data11 === "string"){
if(!pattern18.test(data11)){
validate17.errors = [{instancePath:instancePath+"/messages/" + i0+"/event",keyword:"pattern",params:{},message:"must match pattern \""+"^[a-z][a-z0-9_.]{0,63}$"+"\""}];
return false;
}
}
else {
validate17.errors = [{instancePath:instancePath+"/messages/" + i0+"/event",keyword:"type",params:{},message:"must be string"}];
return false;
}
}
var valid2 = _errs21 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data7.time !== undefined){
let data12 = data7.time;
const _errs23 = errors;
if(!(((typeof data12 == "number") && (!(data12 % 1) && !isNaN(data12))) && (isFinite(data12)))){
validate17.errors = [{instancePath:instancePath+"/messages/" + i0+"/time",keyword:"type",params:{},message:"must be integer"}];
return false;
}
if(errors === _errs23){
if((typeof data12 == "number") && (isFinite(data12))){
if(data12 > 9007199254740991 || isNaN(data12)){
validate17.errors = [{instancePath:instancePath+"/messages/" + i0+"/time",keyword:"maximum",params:{},message:"must be <= 9007199254740991"}];
return false;
}
else {
if(data12 < 0 || isNaN(data12)){
validate17.errors = [{instancePath:instancePath+"/messages/" + i0+"/time",keyword:"minimum",params:{},message:"must be >= 0"}];
return false;
}
}
}
}
var valid2 = _errs23 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data7.by !== undefined){
let data13 = data7.by;
const _errs25 = errors;
if(errors === _errs25){
if(data13 && typeof data13 == "object" && !Array.isArray(data13)){
let missing2;
if((data13.user === undefined) && (missing2 = "user")){
validate17.errors = [{instancePath:instancePath+"/messages/" + i0+"/by",keyword:"required",params:{},message:"must have required property '"+missing2+"'"}];
return false;
}
else {
if(data13.user !== undefined){
let data14 = data13.user;
const _errs27 = errors;
if(errors === _errs27){
if(typeof data14 === "string"){
if(!pattern1.test(data14)){
validate17.errors = [{instancePath:instancePath+"/messages/" + i0+"/by/user",keyword:"pattern",params:{},message:"must match pattern \""+"^[A-Za-z0-9_.~@-]{1,64}$"+"\""}];
return false;
}
}
else {
validate17.errors = [{instancePath:instancePath+"/messages/" + i0+"/by/user",keyword:"type",params:{},message:"must be string"}];
return false;
}
}
var valid3 = _errs27 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data13.connection !== undefined){
let data15 = data13.connection;
const _errs29 = errors;
if(errors === _errs29){
if(typeof data15 === "string"){
if(!pattern0.test(data15)){
validate17.errors = [{instancePath:instancePath+"/messages/" + i0+"/by/connection",keyword:"pattern",params:{},message:"must match pattern \""+"^[A-Za-z0-9_-]{8,64}$"+"\""}];
return false;
}
}
else {
validate17.errors = [{instancePath:instancePath+"/messages/" + i0+"/by/connection",keyword:"type",params:{},message:"must be string"}];
return false;
}
}
var valid3 = _errs29 === errors;
}
else {
var valid3 = true;
}
}
}
}
else {
validate17.errors = [{instancePath:instancePath+"/messages/" + i0+"/by",keyword:"type",params:{},message:"must be object"}];
return false;
}
}
var valid2 = _errs25 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data7.key !== undefined){
let data16 = data7.key;
const _errs31 = errors;
if(errors === _errs31){
if(typeof data16 === "string"){
if(!pattern0.test(data16)){
validate17.errors = [{instancePath:instancePath+"/messages/" + i0+"/key",keyword:"pattern",params:{},message:"must match pattern \""+"^[A-Za-z0-9_-]{8,64}$"+"\""}];
return false;
}
}
else {
validate17.errors = [{instancePath:instancePath+"/messages/" + i0+"/key",keyword:"type",params:{},message:"must be string"}];
return false;
}
}
var valid2 = _errs31 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data7.data !== undefined){
let data17 = data7.data;
const _errs33 = errors;
if(!(data17 && typeof data17 == "object" && !Array.isArray(data17))){
validate17.errors = [{instancePath:instancePath+"/messages/" + i0+"/data",keyword:"type",params:{},message:"must be object"}];
return false;
}
var valid2 = _errs33 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data7.deleted !== undefined){
const _errs35 = errors;
if(true !== data7.deleted){
validate17.errors = [{instancePath:instancePath+"/messages/" + i0+"/deleted",keyword:"const",params:{},message:"must be equal to constant"}];
return false;
}
var valid2 = _errs35 === errors;
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
else {
validate17.errors = [{instancePath:instancePath+"/messages/" + i0,keyword:"type",params:{},message:"must be object"}];
return false;
}
}
var valid1 = _errs14 === errors;
if(!valid1){
break;
}
}
}
}
else {
validate17.errors = [{instancePath:instancePath+"/messages",keyword:"type",params:{},message:"must be array"}];
return false;
}
}
var valid0 = _errs12 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.more !== undefined){
const _errs36 = errors;
if(typeof data.more !== "boolean"){
validate17.errors = [{instancePath:instancePath+"/more",keyword:"type",params:{},message:"must be boolean"}];
return false;
}
var valid0 = _errs36 === errors;
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
validate17.errors = [{instancePath,keyword:"type",params:{},message:"must be object"}];
return false;
}
}
validate17.errors = vErrors;
return errors === 0;
}

const pattern35 = new RegExp("^[A-Za-z0-9_.~@-]{1,200}$", "u");

function validate18(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((((data.type === undefined) && (missing0 = "type")) || ((data.id === undefined) && (missing0 = "id"))) || ((data.channel === undefined) && (missing0 = "channel"))) || ((data.version === undefined) && (missing0 = "version"))) || ((data.total === undefined) && (missing0 = "total"))) || ((data.members === undefined) && (missing0 = "members"))){
validate18.errors = [{instancePath,keyword:"required",params:{},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.type !== undefined){
const _errs1 = errors;
if("members" !== data.type){
validate18.errors = [{instancePath:instancePath+"/type",keyword:"const",params:{},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.id !== undefined){
let data1 = data.id;
const _errs2 = errors;
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
validate18.errors = [{instancePath:instancePath+"/id",keyword:"type",params:{},message:"must be integer"}];
return false;
}
if(errors === _errs2){
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
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.channel !== undefined){
let data2 = data.channel;
const _errs4 = errors;
if(errors === _errs4){
if(typeof data2 === "string"){
if(func2(data2) > 200){
validate18.errors = [{instancePath:instancePath+"/channel",keyword:"maxLength",params:{},message:"must NOT have more than 200 characters"}];
return false;
}
else {
if(!pattern7.test(data2)){
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
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.version !== undefined){
let data3 = data.version;
const _errs6 = errors;
if(!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))){
validate18.errors = [{instancePath:instancePath+"/version",keyword:"type",params:{},message:"must be integer"}];
return false;
}
if(errors === _errs6){
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 > 9007199254740991 || isNaN(data3)){
validate18.errors = [{instancePath:instancePath+"/version",keyword:"maximum",params:{},message:"must be <= 9007199254740991"}];
return false;
}
else {
if(data3 < 0 || isNaN(data3)){
validate18.errors = [{instancePath:instancePath+"/version",keyword:"minimum",params:{},message:"must be >= 0"}];
return false;
}
}
}
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.total !== undefined){
let data4 = data.total;
const _errs8 = errors;
if(!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))){
validate18.errors = [{instancePath:instancePath+"/total",keyword:"type",params:{},message:"must be integer"}];
return false;
}
if(errors === _errs8){
if((typeof data4 == "number") && (isFinite(data4))){
if(data4 > 9007199254740991 || isNaN(data4)){
validate18.errors = [{instancePath:instancePath+"/total",keyword:"maximum",params:{},message:"must be <= 9007199254740991"}];
return false;
}
else {
if(data4 < 0 || isNaN(data4)){
validate18.errors = [{instancePath:instancePath+"/total",keyword:"minimum",params:{},message:"must be >= 0"}];
return false;
}
}
}
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.members !== undefined){
let data5 = data.members;
const _errs10 = errors;
if(errors === _errs10){
if(Array.isArray(data5)){
if(data5.length > 500){
validate18.errors = [{instancePath:instancePath+"/members",keyword:"maxItems",params:{},message:"must NOT have more than 500 items"}];
return false;
}
else {
var valid1 = true;
const len0 = data5.length;
for(let i0=0; i0<len0; i0++){
let data6 = data5[i0];
const _errs12 = errors;
if(errors === _errs12){
if(data6 && typeof data6 == "object" && !Array.isArray(data6)){
let missing1;
if((data6.user === undefined) && (missing1 = "user")){
validate18.errors = [{instancePath:instancePath+"/members/" + i0,keyword:"required",params:{},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
if(data6.user !== undefined){
let data7 = data6.user;
const _errs14 = errors;
if(errors === _errs14){
if(typeof data7 === "string"){
if(!pattern1.test(data7)){
validate18.errors = [{instancePath:instancePath+"/members/" + i0+"/user",keyword:"pattern",params:{},message:"must match pattern \""+"^[A-Za-z0-9_.~@-]{1,64}$"+"\""}];
return false;
}
}
else {
validate18.errors = [{instancePath:instancePath+"/members/" + i0+"/user",keyword:"type",params:{},message:"must be string"}];
return false;
}
}
var valid2 = _errs14 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data6.data !== undefined){
let data8 = data6.data;
const _errs16 = errors;
if(!(data8 && typeof data8 == "object" && !Array.isArray(data8))){
validate18.errors = [{instancePath:instancePath+"/members/" + i0+"/data",keyword:"type",params:{},message:"must be object"}];
return false;
}
var valid2 = _errs16 === errors;
}
else {
var valid2 = true;
}
}
}
}
else {
validate18.errors = [{instancePath:instancePath+"/members/" + i0,keyword:"type",params:{},message:"must be object"}];
return false;
}
}
var valid1 = _errs12 === errors;
if(!valid1){
break;
}
}
}
}
else {
validate18.errors = [{instancePath:instancePath+"/members",keyword:"type",params:{},message:"must be array"}];
return false;
}
}
var valid0 = _errs10 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.cursor !== undefined){
let data9 = data.cursor;
const _errs18 = errors;
if(errors === _errs18){
if(typeof data9 === "string"){
if(!pattern35.test(data9)){
validate18.errors = [{instancePath:instancePath+"/cursor",keyword:"pattern",params:{},message:"must match pattern \""+"^[A-Za-z0-9_.~@-]{1,200}$"+"\""}];
return false;
}
}
else {
validate18.errors = [{instancePath:instancePath+"/cursor",keyword:"type",params:{},message:"must be string"}];
return false;
}
}
var valid0 = _errs18 === errors;
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
if((((((data.type === undefined) && (missing0 = "type")) || ((data.channel === undefined) && (missing0 = "channel"))) || ((data.version === undefined) && (missing0 = "version"))) || ((data.action === undefined) && (missing0 = "action"))) || ((data.total === undefined) && (missing0 = "total"))){
validate19.errors = [{instancePath,keyword:"required",params:{},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.type !== undefined){
const _errs1 = errors;
if("presence" !== data.type){
validate19.errors = [{instancePath:instancePath+"/type",keyword:"const",params:{},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.channel !== undefined){
let data1 = data.channel;
const _errs2 = errors;
if(errors === _errs2){
if(typeof data1 === "string"){
if(func2(data1) > 200){
validate19.errors = [{instancePath:instancePath+"/channel",keyword:"maxLength",params:{},message:"must NOT have more than 200 characters"}];
return false;
}
else {
if(!pattern7.test(data1)){
validate19.errors = [{instancePath:instancePath+"/channel",keyword:"pattern",params:{},message:"must match pattern \""+"^[a-z][a-z0-9-]{0,31}(?::[A-Za-z0-9_.~@-]{1,64}){0,5}$"+"\""}];
return false;
}
}
}
else {
validate19.errors = [{instancePath:instancePath+"/channel",keyword:"type",params:{},message:"must be string"}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.version !== undefined){
let data2 = data.version;
const _errs4 = errors;
if(!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))){
validate19.errors = [{instancePath:instancePath+"/version",keyword:"type",params:{},message:"must be integer"}];
return false;
}
if(errors === _errs4){
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 > 9007199254740991 || isNaN(data2)){
validate19.errors = [{instancePath:instancePath+"/version",keyword:"maximum",params:{},message:"must be <= 9007199254740991"}];
return false;
}
else {
if(data2 < 0 || isNaN(data2)){
validate19.errors = [{instancePath:instancePath+"/version",keyword:"minimum",params:{},message:"must be >= 0"}];
return false;
}
}
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.action !== undefined){
let data3 = data.action;
const _errs6 = errors;
if(typeof data3 !== "string"){
validate19.errors = [{instancePath:instancePath+"/action",keyword:"type",params:{},message:"must be string"}];
return false;
}
if(!((((data3 === "join") || (data3 === "leave")) || (data3 === "update")) || (data3 === "count"))){
validate19.errors = [{instancePath:instancePath+"/action",keyword:"enum",params:{},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.member !== undefined){
let data4 = data.member;
const _errs8 = errors;
if(errors === _errs8){
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
let missing1;
if((data4.user === undefined) && (missing1 = "user")){
validate19.errors = [{instancePath:instancePath+"/member",keyword:"required",params:{},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
if(data4.user !== undefined){
let data5 = data4.user;
const _errs10 = errors;
if(errors === _errs10){
if(typeof data5 === "string"){
if(!pattern1.test(data5)){
validate19.errors = [{instancePath:instancePath+"/member/user",keyword:"pattern",params:{},message:"must match pattern \""+"^[A-Za-z0-9_.~@-]{1,64}$"+"\""}];
return false;
}
}
else {
validate19.errors = [{instancePath:instancePath+"/member/user",keyword:"type",params:{},message:"must be string"}];
return false;
}
}
var valid1 = _errs10 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data4.data !== undefined){
let data6 = data4.data;
const _errs12 = errors;
if(!(data6 && typeof data6 == "object" && !Array.isArray(data6))){
validate19.errors = [{instancePath:instancePath+"/member/data",keyword:"type",params:{},message:"must be object"}];
return false;
}
var valid1 = _errs12 === errors;
}
else {
var valid1 = true;
}
}
}
}
else {
validate19.errors = [{instancePath:instancePath+"/member",keyword:"type",params:{},message:"must be object"}];
return false;
}
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.total !== undefined){
let data7 = data.total;
const _errs14 = errors;
if(!(((typeof data7 == "number") && (!(data7 % 1) && !isNaN(data7))) && (isFinite(data7)))){
validate19.errors = [{instancePath:instancePath+"/total",keyword:"type",params:{},message:"must be integer"}];
return false;
}
if(errors === _errs14){
if((typeof data7 == "number") && (isFinite(data7))){
if(data7 > 9007199254740991 || isNaN(data7)){
validate19.errors = [{instancePath:instancePath+"/total",keyword:"maximum",params:{},message:"must be <= 9007199254740991"}];
return false;
}
else {
if(data7 < 0 || isNaN(data7)){
validate19.errors = [{instancePath:instancePath+"/total",keyword:"minimum",params:{},message:"must be >= 0"}];
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
}
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
if((((data.type === undefined) && (missing0 = "type")) || ((data.id === undefined) && (missing0 = "id"))) || ((data.data === undefined) && (missing0 = "data"))){
validate20.errors = [{instancePath,keyword:"required",params:{},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.type !== undefined){
const _errs1 = errors;
if("result" !== data.type){
validate20.errors = [{instancePath:instancePath+"/type",keyword:"const",params:{},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.id !== undefined){
let data1 = data.id;
const _errs2 = errors;
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
validate20.errors = [{instancePath:instancePath+"/id",keyword:"type",params:{},message:"must be integer"}];
return false;
}
if(errors === _errs2){
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
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.data !== undefined){
let data2 = data.data;
const _errs4 = errors;
if(!(data2 && typeof data2 == "object" && !Array.isArray(data2))){
validate20.errors = [{instancePath:instancePath+"/data",keyword:"type",params:{},message:"must be object"}];
return false;
}
var valid0 = _errs4 === errors;
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
if(((data.type === undefined) && (missing0 = "type")) || ((data.inMs === undefined) && (missing0 = "inMs"))){
validate21.errors = [{instancePath,keyword:"required",params:{},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.type !== undefined){
const _errs1 = errors;
if("reauthenticate" !== data.type){
validate21.errors = [{instancePath:instancePath+"/type",keyword:"const",params:{},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.inMs !== undefined){
let data1 = data.inMs;
const _errs2 = errors;
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
validate21.errors = [{instancePath:instancePath+"/inMs",keyword:"type",params:{},message:"must be integer"}];
return false;
}
if(errors === _errs2){
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 > 86400000 || isNaN(data1)){
validate21.errors = [{instancePath:instancePath+"/inMs",keyword:"maximum",params:{},message:"must be <= 86400000"}];
return false;
}
else {
if(data1 < 0 || isNaN(data1)){
validate21.errors = [{instancePath:instancePath+"/inMs",keyword:"minimum",params:{},message:"must be >= 0"}];
return false;
}
}
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
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

function validate22(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((data.type === undefined) && (missing0 = "type")) || ((data.channel === undefined) && (missing0 = "channel"))) || ((data.epoch === undefined) && (missing0 = "epoch"))) || ((data.offset === undefined) && (missing0 = "offset"))){
validate22.errors = [{instancePath,keyword:"required",params:{},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.type !== undefined){
const _errs1 = errors;
if("rebase" !== data.type){
validate22.errors = [{instancePath:instancePath+"/type",keyword:"const",params:{},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.channel !== undefined){
let data1 = data.channel;
const _errs2 = errors;
if(errors === _errs2){
if(typeof data1 === "string"){
if(func2(data1) > 200){
validate22.errors = [{instancePath:instancePath+"/channel",keyword:"maxLength",params:{},message:"must NOT have more than 200 characters"}];
return false;
}
else {
if(!pattern7.test(data1)){
validate22.errors = [{instancePath:instancePath+"/channel",keyword:"pattern",params:{},message:"must match pattern \""+"^[a-z][a-z0-9-]{0,31}(?::[A-Za-z0-9_.~@-]{1,64}){0,5}$"+"\""}];
return false;
}
}
}
else {
validate22.errors = [{instancePath:instancePath+"/channel",keyword:"type",params:{},message:"must be string"}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.epoch !== undefined){
let data2 = data.epoch;
const _errs4 = errors;
if(errors === _errs4){
if(typeof data2 === "string"){
if(!pattern6.test(data2)){
validate22.errors = [{instancePath:instancePath+"/epoch",keyword:"pattern",params:{},message:"must match pattern \""+"^[A-Za-z0-9._-]{1,48}$"+"\""}];
return false;
}
}
else {
validate22.errors = [{instancePath:instancePath+"/epoch",keyword:"type",params:{},message:"must be string"}];
return false;
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.offset !== undefined){
let data3 = data.offset;
const _errs6 = errors;
if(!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))){
validate22.errors = [{instancePath:instancePath+"/offset",keyword:"type",params:{},message:"must be integer"}];
return false;
}
if(errors === _errs6){
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 > 9007199254740991 || isNaN(data3)){
validate22.errors = [{instancePath:instancePath+"/offset",keyword:"maximum",params:{},message:"must be <= 9007199254740991"}];
return false;
}
else {
if(data3 < 0 || isNaN(data3)){
validate22.errors = [{instancePath:instancePath+"/offset",keyword:"minimum",params:{},message:"must be >= 0"}];
return false;
}
}
}
}
var valid0 = _errs6 === errors;
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
validate22.errors = [{instancePath,keyword:"type",params:{},message:"must be object"}];
return false;
}
}
validate22.errors = vErrors;
return errors === 0;
}

const pattern40 = new RegExp("^wss?://", "u");

function validate23(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.type === undefined) && (missing0 = "type")) || ((data.inMs === undefined) && (missing0 = "inMs"))){
validate23.errors = [{instancePath,keyword:"required",params:{},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.type !== undefined){
const _errs1 = errors;
if("drain" !== data.type){
validate23.errors = [{instancePath:instancePath+"/type",keyword:"const",params:{},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.inMs !== undefined){
let data1 = data.inMs;
const _errs2 = errors;
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
validate23.errors = [{instancePath:instancePath+"/inMs",keyword:"type",params:{},message:"must be integer"}];
return false;
}
if(errors === _errs2){
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 > 86400000 || isNaN(data1)){
validate23.errors = [{instancePath:instancePath+"/inMs",keyword:"maximum",params:{},message:"must be <= 86400000"}];
return false;
}
else {
if(data1 < 0 || isNaN(data1)){
validate23.errors = [{instancePath:instancePath+"/inMs",keyword:"minimum",params:{},message:"must be >= 0"}];
return false;
}
}
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.url !== undefined){
let data2 = data.url;
const _errs4 = errors;
if(errors === _errs4){
if(typeof data2 === "string"){
if(func2(data2) > 500){
validate23.errors = [{instancePath:instancePath+"/url",keyword:"maxLength",params:{},message:"must NOT have more than 500 characters"}];
return false;
}
else {
if(func2(data2) < 1){
validate23.errors = [{instancePath:instancePath+"/url",keyword:"minLength",params:{},message:"must NOT have fewer than 1 characters"}];
return false;
}
else {
if(!pattern40.test(data2)){
validate23.errors = [{instancePath:instancePath+"/url",keyword:"pattern",params:{},message:"must match pattern \""+"^wss?://"+"\""}];
return false;
}
}
}
}
else {
validate23.errors = [{instancePath:instancePath+"/url",keyword:"type",params:{},message:"must be string"}];
return false;
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
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

function validate24(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.type === undefined) && (missing0 = "type")){
validate24.errors = [{instancePath,keyword:"required",params:{},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.type !== undefined){
if("ping" !== data.type){
validate24.errors = [{instancePath:instancePath+"/type",keyword:"const",params:{},message:"must be equal to constant"}];
return false;
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
