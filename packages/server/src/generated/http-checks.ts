// Generated from openapi.yaml. Do not edit: run `npm run generate`.
// @ts-nocheck
import { codePoints, toIssues, type Issue } from "./check-runtime.ts";
export type { Issue };

/** Judges a value: undefined when it is valid, else what is wrong, each with a JSON Pointer into it. */
export type Check = (value: unknown) => readonly Issue[] | undefined;

export const checkBatchRequest: Check = (value) => (validate10(value) ? undefined : toIssues(validate10.errors));
export const checkPublishRequest: Check = (value) => (validate11(value) ? undefined : toIssues(validate11.errors));
export const checkSignalRequest: Check = (value) => (validate12(value) ? undefined : toIssues(validate12.errors));
export const checkTicketRequest: Check = (value) => (validate13(value) ? undefined : toIssues(validate13.errors));

const func0 = Object.prototype.hasOwnProperty;
const func51 = codePoints;
const pattern0 = new RegExp("^[a-z][a-z0-9-]{0,31}(?::[A-Za-z0-9_.~@-]{1,64}){0,5}$", "u");
const pattern1 = new RegExp("^[a-z][a-z0-9_.]{0,63}$", "u");
const pattern2 = new RegExp("^[A-Za-z0-9_-]{8,64}$", "u");
const pattern3 = new RegExp("^[A-Za-z0-9_.~@-]{1,64}$", "u");

function validate10(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.messages === undefined) || (!(func0.call(data, "messages")))) && (missing0 = "messages")){
validate10.errors = [{instancePath,keyword:"required",params:{},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 of Object.keys(data)){
if(!(key0 === "messages")){
validate10.errors = [{instancePath,keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.messages !== undefined && func0.call(data, "messages")){
let data0 = data.messages;
const _errs2 = errors;
if(errors === _errs2){
if(Array.isArray(data0)){
if(data0.length > 100){
validate10.errors = [{instancePath:instancePath+"/messages",keyword:"maxItems",params:{},message:"must NOT have more than 100 items"}];
return false;
}
else {
if(data0.length < 1){
validate10.errors = [{instancePath:instancePath+"/messages",keyword:"minItems",params:{},message:"must NOT have fewer than 1 items"}];
return false;
}
else {
var valid1 = true;
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
let data1 = data0[i0];
const _errs4 = errors;
if(errors === _errs4){
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
let missing1;
if(((((data1.channel === undefined) || (!(func0.call(data1, "channel")))) && (missing1 = "channel")) || (((data1.event === undefined) || (!(func0.call(data1, "event")))) && (missing1 = "event"))) || (((data1.data === undefined) || (!(func0.call(data1, "data")))) && (missing1 = "data"))){
validate10.errors = [{instancePath:instancePath+"/messages/" + i0,keyword:"required",params:{},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
const _errs6 = errors;
for(const key1 of Object.keys(data1)){
if(!(((((key1 === "channel") || (key1 === "event")) || (key1 === "data")) || (key1 === "key")) || (key1 === "user"))){
validate10.errors = [{instancePath:instancePath+"/messages/" + i0,keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs6 === errors){
if(data1.channel !== undefined && func0.call(data1, "channel")){
let data2 = data1.channel;
const _errs7 = errors;
if(errors === _errs7){
if(typeof data2 === "string"){
if(func51(data2) > 200){
validate10.errors = [{instancePath:instancePath+"/messages/" + i0+"/channel",keyword:"maxLength",params:{},message:"must NOT have more than 200 characters"}];
return false;
}
else {
if(!pattern0.test(data2)){
validate10.errors = [{instancePath:instancePath+"/messages/" + i0+"/channel",keyword:"pattern",params:{},message:"must match pattern \""+"^[a-z][a-z0-9-]{0,31}(?::[A-Za-z0-9_.~@-]{1,64}){0,5}$"+"\""}];
return false;
}
}
}
else {
validate10.errors = [{instancePath:instancePath+"/messages/" + i0+"/channel",keyword:"type",params:{},message:"must be string"}];
return false;
}
}
var valid2 = _errs7 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data1.event !== undefined && func0.call(data1, "event")){
let data3 = data1.event;
const _errs9 = errors;
if(errors === _errs9){
if(typeof data3 === "string"){
if(!pattern1.test(data3)){
validate10.errors = [{instancePath:instancePath+"/messages/" + i0+"/event",keyword:"pattern",params:{},message:"must match pattern \""+"^[a-z][a-z0-9_.]{0,63}$"+"\""}];
return false;
}
}
else {
validate10.errors = [{instancePath:instancePath+"/messages/" + i0+"/event",keyword:"type",params:{},message:"must be string"}];
return false;
}
}
var valid2 = _errs9 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data1.data !== undefined && func0.call(data1, "data")){
let data4 = data1.data;
const _errs11 = errors;
if(!(data4 && typeof data4 == "object" && !Array.isArray(data4))){
validate10.errors = [{instancePath:instancePath+"/messages/" + i0+"/data",keyword:"type",params:{},message:"must be object"}];
return false;
}
var valid2 = _errs11 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data1.key !== undefined && func0.call(data1, "key")){
let data5 = data1.key;
const _errs13 = errors;
if(errors === _errs13){
if(typeof data5 === "string"){
if(!pattern2.test(data5)){
validate10.errors = [{instancePath:instancePath+"/messages/" + i0+"/key",keyword:"pattern",params:{},message:"must match pattern \""+"^[A-Za-z0-9_-]{8,64}$"+"\""}];
return false;
}
}
else {
validate10.errors = [{instancePath:instancePath+"/messages/" + i0+"/key",keyword:"type",params:{},message:"must be string"}];
return false;
}
}
var valid2 = _errs13 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data1.user !== undefined && func0.call(data1, "user")){
let data6 = data1.user;
const _errs15 = errors;
if(errors === _errs15){
if(typeof data6 === "string"){
if(!pattern3.test(data6)){
validate10.errors = [{instancePath:instancePath+"/messages/" + i0+"/user",keyword:"pattern",params:{},message:"must match pattern \""+"^[A-Za-z0-9_.~@-]{1,64}$"+"\""}];
return false;
}
}
else {
validate10.errors = [{instancePath:instancePath+"/messages/" + i0+"/user",keyword:"type",params:{},message:"must be string"}];
return false;
}
}
var valid2 = _errs15 === errors;
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
else {
validate10.errors = [{instancePath:instancePath+"/messages/" + i0,keyword:"type",params:{},message:"must be object"}];
return false;
}
}
var valid1 = _errs4 === errors;
if(!valid1){
break;
}
}
}
}
}
else {
validate10.errors = [{instancePath:instancePath+"/messages",keyword:"type",params:{},message:"must be array"}];
return false;
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

function validate11(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((data.event === undefined) || (!(func0.call(data, "event")))) && (missing0 = "event")) || (((data.data === undefined) || (!(func0.call(data, "data")))) && (missing0 = "data"))){
validate11.errors = [{instancePath,keyword:"required",params:{},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 of Object.keys(data)){
if(!((((key0 === "event") || (key0 === "data")) || (key0 === "key")) || (key0 === "user"))){
validate11.errors = [{instancePath,keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.event !== undefined && func0.call(data, "event")){
let data0 = data.event;
const _errs2 = errors;
if(errors === _errs2){
if(typeof data0 === "string"){
if(!pattern1.test(data0)){
validate11.errors = [{instancePath:instancePath+"/event",keyword:"pattern",params:{},message:"must match pattern \""+"^[a-z][a-z0-9_.]{0,63}$"+"\""}];
return false;
}
}
else {
validate11.errors = [{instancePath:instancePath+"/event",keyword:"type",params:{},message:"must be string"}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.data !== undefined && func0.call(data, "data")){
let data1 = data.data;
const _errs4 = errors;
if(!(data1 && typeof data1 == "object" && !Array.isArray(data1))){
validate11.errors = [{instancePath:instancePath+"/data",keyword:"type",params:{},message:"must be object"}];
return false;
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.key !== undefined && func0.call(data, "key")){
let data2 = data.key;
const _errs6 = errors;
if(errors === _errs6){
if(typeof data2 === "string"){
if(!pattern2.test(data2)){
validate11.errors = [{instancePath:instancePath+"/key",keyword:"pattern",params:{},message:"must match pattern \""+"^[A-Za-z0-9_-]{8,64}$"+"\""}];
return false;
}
}
else {
validate11.errors = [{instancePath:instancePath+"/key",keyword:"type",params:{},message:"must be string"}];
return false;
}
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.user !== undefined && func0.call(data, "user")){
let data3 = data.user;
const _errs8 = errors;
if(errors === _errs8){
if(typeof data3 === "string"){
if(!pattern3.test(data3)){
validate11.errors = [{instancePath:instancePath+"/user",keyword:"pattern",params:{},message:"must match pattern \""+"^[A-Za-z0-9_.~@-]{1,64}$"+"\""}];
return false;
}
}
else {
validate11.errors = [{instancePath:instancePath+"/user",keyword:"type",params:{},message:"must be string"}];
return false;
}
}
var valid0 = _errs8 === errors;
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
if((((data.event === undefined) || (!(func0.call(data, "event")))) && (missing0 = "event")) || (((data.data === undefined) || (!(func0.call(data, "data")))) && (missing0 = "data"))){
validate12.errors = [{instancePath,keyword:"required",params:{},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 of Object.keys(data)){
if(!(((key0 === "event") || (key0 === "data")) || (key0 === "user"))){
validate12.errors = [{instancePath,keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.event !== undefined && func0.call(data, "event")){
let data0 = data.event;
const _errs2 = errors;
if(errors === _errs2){
if(typeof data0 === "string"){
if(!pattern1.test(data0)){
validate12.errors = [{instancePath:instancePath+"/event",keyword:"pattern",params:{},message:"must match pattern \""+"^[a-z][a-z0-9_.]{0,63}$"+"\""}];
return false;
}
}
else {
validate12.errors = [{instancePath:instancePath+"/event",keyword:"type",params:{},message:"must be string"}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.data !== undefined && func0.call(data, "data")){
let data1 = data.data;
const _errs4 = errors;
if(!(data1 && typeof data1 == "object" && !Array.isArray(data1))){
validate12.errors = [{instancePath:instancePath+"/data",keyword:"type",params:{},message:"must be object"}];
return false;
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.user !== undefined && func0.call(data, "user")){
let data2 = data.user;
const _errs6 = errors;
if(errors === _errs6){
if(typeof data2 === "string"){
if(!pattern3.test(data2)){
validate12.errors = [{instancePath:instancePath+"/user",keyword:"pattern",params:{},message:"must match pattern \""+"^[A-Za-z0-9_.~@-]{1,64}$"+"\""}];
return false;
}
}
else {
validate12.errors = [{instancePath:instancePath+"/user",keyword:"type",params:{},message:"must be string"}];
return false;
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
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.user === undefined) || (!(func0.call(data, "user")))) && (missing0 = "user")){
validate13.errors = [{instancePath,keyword:"required",params:{},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 of Object.keys(data)){
if(!(((key0 === "user") || (key0 === "grants")) || (key0 === "ttlMs"))){
validate13.errors = [{instancePath,keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.user !== undefined && func0.call(data, "user")){
let data0 = data.user;
const _errs2 = errors;
if(errors === _errs2){
if(typeof data0 === "string"){
if(!pattern3.test(data0)){
validate13.errors = [{instancePath:instancePath+"/user",keyword:"pattern",params:{},message:"must match pattern \""+"^[A-Za-z0-9_.~@-]{1,64}$"+"\""}];
return false;
}
}
else {
validate13.errors = [{instancePath:instancePath+"/user",keyword:"type",params:{},message:"must be string"}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.grants !== undefined && func0.call(data, "grants")){
let data1 = data.grants;
const _errs4 = errors;
if(errors === _errs4){
if(Array.isArray(data1)){
if(data1.length > 100){
validate13.errors = [{instancePath:instancePath+"/grants",keyword:"maxItems",params:{},message:"must NOT have more than 100 items"}];
return false;
}
else {
var valid1 = true;
const len0 = data1.length;
for(let i0=0; i0<len0; i0++){
let data2 = data1[i0];
const _errs6 = errors;
if(errors === _errs6){
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
let missing1;
if((((data2.channel === undefined) || (!(func0.call(data2, "channel")))) && (missing1 = "channel")) || (((data2.verbs === undefined) || (!(func0.call(data2, "verbs")))) && (missing1 = "verbs"))){
validate13.errors = [{instancePath:instancePath+"/grants/" + i0,keyword:"required",params:{},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
const _errs8 = errors;
for(const key1 of Object.keys(data2)){
if(!((key1 === "channel") || (key1 === "verbs"))){
validate13.errors = [{instancePath:instancePath+"/grants/" + i0,keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs8 === errors){
if(data2.channel !== undefined && func0.call(data2, "channel")){
let data3 = data2.channel;
const _errs9 = errors;
if(errors === _errs9){
if(typeof data3 === "string"){
if(func51(data3) > 200){
validate13.errors = [{instancePath:instancePath+"/grants/" + i0+"/channel",keyword:"maxLength",params:{},message:"must NOT have more than 200 characters"}];
return false;
}
}
else {
validate13.errors = [{instancePath:instancePath+"/grants/" + i0+"/channel",keyword:"type",params:{},message:"must be string"}];
return false;
}
}
var valid2 = _errs9 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data2.verbs !== undefined && func0.call(data2, "verbs")){
let data4 = data2.verbs;
const _errs11 = errors;
if(errors === _errs11){
if(Array.isArray(data4)){
if(data4.length > 16){
validate13.errors = [{instancePath:instancePath+"/grants/" + i0+"/verbs",keyword:"maxItems",params:{},message:"must NOT have more than 16 items"}];
return false;
}
else {
var valid3 = true;
const len1 = data4.length;
for(let i1=0; i1<len1; i1++){
let data5 = data4[i1];
const _errs13 = errors;
if(typeof data5 !== "string"){
validate13.errors = [{instancePath:instancePath+"/grants/" + i0+"/verbs/" + i1,keyword:"type",params:{},message:"must be string"}];
return false;
}
if(!(((((((data5 === "subscribe") || (data5 === "publish")) || (data5 === "signal")) || (data5 === "history")) || (data5 === "members")) || (data5 === "presence")) || (data5 === "call"))){
validate13.errors = [{instancePath:instancePath+"/grants/" + i0+"/verbs/" + i1,keyword:"enum",params:{},message:"must be equal to one of the allowed values"}];
return false;
}
var valid3 = _errs13 === errors;
if(!valid3){
break;
}
}
}
}
else {
validate13.errors = [{instancePath:instancePath+"/grants/" + i0+"/verbs",keyword:"type",params:{},message:"must be array"}];
return false;
}
}
var valid2 = _errs11 === errors;
}
else {
var valid2 = true;
}
}
}
}
}
else {
validate13.errors = [{instancePath:instancePath+"/grants/" + i0,keyword:"type",params:{},message:"must be object"}];
return false;
}
}
var valid1 = _errs6 === errors;
if(!valid1){
break;
}
}
}
}
else {
validate13.errors = [{instancePath:instancePath+"/grants",keyword:"type",params:{},message:"must be array"}];
return false;
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.ttlMs !== undefined && func0.call(data, "ttlMs")){
let data6 = data.ttlMs;
const _errs15 = errors;
if(!(((typeof data6 == "number") && (!(data6 % 1) && !isNaN(data6))) && (isFinite(data6)))){
validate13.errors = [{instancePath:instancePath+"/ttlMs",keyword:"type",params:{},message:"must be integer"}];
return false;
}
if(errors === _errs15){
if((typeof data6 == "number") && (isFinite(data6))){
if(data6 > 300000 || isNaN(data6)){
validate13.errors = [{instancePath:instancePath+"/ttlMs",keyword:"maximum",params:{},message:"must be <= 300000"}];
return false;
}
else {
if(data6 < 1000 || isNaN(data6)){
validate13.errors = [{instancePath:instancePath+"/ttlMs",keyword:"minimum",params:{},message:"must be >= 1000"}];
return false;
}
}
}
}
var valid0 = _errs15 === errors;
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
validate13.errors = [{instancePath,keyword:"type",params:{},message:"must be object"}];
return false;
}
}
validate13.errors = vErrors;
return errors === 0;
}
