// Generated from backend.schema.json. Do not edit: run `npm run generate`.
// @ts-nocheck
import { codePoints, toIssues, type Issue } from "./check-runtime.ts";
export type { Issue };

/** Judges a value: undefined when it is valid, else what is wrong, each with a JSON Pointer into it. */
export type Check = (value: unknown) => readonly Issue[] | undefined;

export const checkConnectQuestion: Check = (value) => (validate10(value) ? undefined : toIssues(validate10.errors));
export const checkSubscribeQuestion: Check = (value) => (validate11(value) ? undefined : toIssues(validate11.errors));
export const checkPublishQuestion: Check = (value) => (validate12(value) ? undefined : toIssues(validate12.errors));
export const checkCallQuestion: Check = (value) => (validate13(value) ? undefined : toIssues(validate13.errors));
export const checkVerdict: Check = (value) => (validate14(value) ? undefined : toIssues(validate14.errors));
export const checkPublishVerdict: Check = (value) => (validate15(value) ? undefined : toIssues(validate15.errors));
export const checkCallVerdict: Check = (value) => (validate16(value) ? undefined : toIssues(validate16.errors));

const func0 = Object.prototype.hasOwnProperty;
const func55 = codePoints;
const pattern0 = new RegExp("^[A-Za-z0-9_-]{8,64}$", "u");
const pattern1 = new RegExp("^[A-Za-z0-9_.~@-]{1,64}$", "u");

function validate10(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((((data.ask === undefined) || (!(func0.call(data, "ask")))) && (missing0 = "ask")) || (((data.connection === undefined) || (!(func0.call(data, "connection")))) && (missing0 = "connection"))) || (((data.user === undefined) || (!(func0.call(data, "user")))) && (missing0 = "user"))) || (((data.guest === undefined) || (!(func0.call(data, "guest")))) && (missing0 = "guest"))) || (((data.remoteAddress === undefined) || (!(func0.call(data, "remoteAddress")))) && (missing0 = "remoteAddress"))){
validate10.errors = [{instancePath,keyword:"required",params:{},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 of Object.keys(data)){
if(!(((((key0 === "ask") || (key0 === "connection")) || (key0 === "user")) || (key0 === "guest")) || (key0 === "remoteAddress"))){
validate10.errors = [{instancePath,keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.ask !== undefined && func0.call(data, "ask")){
const _errs2 = errors;
if("connect" !== data.ask){
validate10.errors = [{instancePath:instancePath+"/ask",keyword:"const",params:{},message:"must be equal to constant"}];
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
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.guest !== undefined && func0.call(data, "guest")){
const _errs7 = errors;
if(typeof data.guest !== "boolean"){
validate10.errors = [{instancePath:instancePath+"/guest",keyword:"type",params:{},message:"must be boolean"}];
return false;
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.remoteAddress !== undefined && func0.call(data, "remoteAddress")){
let data4 = data.remoteAddress;
const _errs9 = errors;
if(errors === _errs9){
if(typeof data4 === "string"){
if(func55(data4) > 64){
validate10.errors = [{instancePath:instancePath+"/remoteAddress",keyword:"maxLength",params:{},message:"must NOT have more than 64 characters"}];
return false;
}
}
else {
validate10.errors = [{instancePath:instancePath+"/remoteAddress",keyword:"type",params:{},message:"must be string"}];
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
validate10.errors = [{instancePath,keyword:"type",params:{},message:"must be object"}];
return false;
}
}
validate10.errors = vErrors;
return errors === 0;
}

const pattern4 = new RegExp("^[a-z][a-z0-9-]{0,31}(?::[A-Za-z0-9_.~@-]{1,64}){0,5}$", "u");

function validate11(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((((data.ask === undefined) || (!(func0.call(data, "ask")))) && (missing0 = "ask")) || (((data.connection === undefined) || (!(func0.call(data, "connection")))) && (missing0 = "connection"))) || (((data.user === undefined) || (!(func0.call(data, "user")))) && (missing0 = "user"))) || (((data.channel === undefined) || (!(func0.call(data, "channel")))) && (missing0 = "channel"))){
validate11.errors = [{instancePath,keyword:"required",params:{},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 of Object.keys(data)){
if(!((((key0 === "ask") || (key0 === "connection")) || (key0 === "user")) || (key0 === "channel"))){
validate11.errors = [{instancePath,keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.ask !== undefined && func0.call(data, "ask")){
const _errs2 = errors;
if("subscribe" !== data.ask){
validate11.errors = [{instancePath:instancePath+"/ask",keyword:"const",params:{},message:"must be equal to constant"}];
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
if(!pattern0.test(data1)){
validate11.errors = [{instancePath:instancePath+"/connection",keyword:"pattern",params:{},message:"must match pattern \""+"^[A-Za-z0-9_-]{8,64}$"+"\""}];
return false;
}
}
else {
validate11.errors = [{instancePath:instancePath+"/connection",keyword:"type",params:{},message:"must be string"}];
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
if(!pattern1.test(data2)){
validate11.errors = [{instancePath:instancePath+"/user",keyword:"pattern",params:{},message:"must match pattern \""+"^[A-Za-z0-9_.~@-]{1,64}$"+"\""}];
return false;
}
}
else {
validate11.errors = [{instancePath:instancePath+"/user",keyword:"type",params:{},message:"must be string"}];
return false;
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.channel !== undefined && func0.call(data, "channel")){
let data3 = data.channel;
const _errs7 = errors;
if(errors === _errs7){
if(typeof data3 === "string"){
if(func55(data3) > 200){
validate11.errors = [{instancePath:instancePath+"/channel",keyword:"maxLength",params:{},message:"must NOT have more than 200 characters"}];
return false;
}
else {
if(!pattern4.test(data3)){
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
validate11.errors = [{instancePath,keyword:"type",params:{},message:"must be object"}];
return false;
}
}
validate11.errors = vErrors;
return errors === 0;
}

const pattern8 = new RegExp("^[a-z][a-z0-9_.]{0,63}$", "u");

function validate12(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((((((data.ask === undefined) || (!(func0.call(data, "ask")))) && (missing0 = "ask")) || (((data.connection === undefined) || (!(func0.call(data, "connection")))) && (missing0 = "connection"))) || (((data.user === undefined) || (!(func0.call(data, "user")))) && (missing0 = "user"))) || (((data.channel === undefined) || (!(func0.call(data, "channel")))) && (missing0 = "channel"))) || (((data.event === undefined) || (!(func0.call(data, "event")))) && (missing0 = "event"))) || (((data.data === undefined) || (!(func0.call(data, "data")))) && (missing0 = "data"))){
validate12.errors = [{instancePath,keyword:"required",params:{},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 of Object.keys(data)){
if(!(((((((key0 === "ask") || (key0 === "connection")) || (key0 === "user")) || (key0 === "channel")) || (key0 === "event")) || (key0 === "data")) || (key0 === "key"))){
validate12.errors = [{instancePath,keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.ask !== undefined && func0.call(data, "ask")){
const _errs2 = errors;
if("publish" !== data.ask){
validate12.errors = [{instancePath:instancePath+"/ask",keyword:"const",params:{},message:"must be equal to constant"}];
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
if(!pattern0.test(data1)){
validate12.errors = [{instancePath:instancePath+"/connection",keyword:"pattern",params:{},message:"must match pattern \""+"^[A-Za-z0-9_-]{8,64}$"+"\""}];
return false;
}
}
else {
validate12.errors = [{instancePath:instancePath+"/connection",keyword:"type",params:{},message:"must be string"}];
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
if(!pattern1.test(data2)){
validate12.errors = [{instancePath:instancePath+"/user",keyword:"pattern",params:{},message:"must match pattern \""+"^[A-Za-z0-9_.~@-]{1,64}$"+"\""}];
return false;
}
}
else {
validate12.errors = [{instancePath:instancePath+"/user",keyword:"type",params:{},message:"must be string"}];
return false;
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.channel !== undefined && func0.call(data, "channel")){
let data3 = data.channel;
const _errs7 = errors;
if(errors === _errs7){
if(typeof data3 === "string"){
if(func55(data3) > 200){
validate12.errors = [{instancePath:instancePath+"/channel",keyword:"maxLength",params:{},message:"must NOT have more than 200 characters"}];
return false;
}
else {
if(!pattern4.test(data3)){
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
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.event !== undefined && func0.call(data, "event")){
let data4 = data.event;
const _errs9 = errors;
if(errors === _errs9){
if(typeof data4 === "string"){
if(!pattern8.test(data4)){
validate12.errors = [{instancePath:instancePath+"/event",keyword:"pattern",params:{},message:"must match pattern \""+"^[a-z][a-z0-9_.]{0,63}$"+"\""}];
return false;
}
}
else {
validate12.errors = [{instancePath:instancePath+"/event",keyword:"type",params:{},message:"must be string"}];
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
let data5 = data.data;
const _errs11 = errors;
if(!(data5 && typeof data5 == "object" && !Array.isArray(data5))){
validate12.errors = [{instancePath:instancePath+"/data",keyword:"type",params:{},message:"must be object"}];
return false;
}
var valid0 = _errs11 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.key !== undefined && func0.call(data, "key")){
let data6 = data.key;
const _errs13 = errors;
if(errors === _errs13){
if(typeof data6 === "string"){
if(!pattern0.test(data6)){
validate12.errors = [{instancePath:instancePath+"/key",keyword:"pattern",params:{},message:"must match pattern \""+"^[A-Za-z0-9_-]{8,64}$"+"\""}];
return false;
}
}
else {
validate12.errors = [{instancePath:instancePath+"/key",keyword:"type",params:{},message:"must be string"}];
return false;
}
}
var valid0 = _errs13 === errors;
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
if(((((((data.ask === undefined) || (!(func0.call(data, "ask")))) && (missing0 = "ask")) || (((data.connection === undefined) || (!(func0.call(data, "connection")))) && (missing0 = "connection"))) || (((data.user === undefined) || (!(func0.call(data, "user")))) && (missing0 = "user"))) || (((data.method === undefined) || (!(func0.call(data, "method")))) && (missing0 = "method"))) || (((data.data === undefined) || (!(func0.call(data, "data")))) && (missing0 = "data"))){
validate13.errors = [{instancePath,keyword:"required",params:{},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 of Object.keys(data)){
if(!((((((key0 === "ask") || (key0 === "connection")) || (key0 === "user")) || (key0 === "method")) || (key0 === "channel")) || (key0 === "data"))){
validate13.errors = [{instancePath,keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.ask !== undefined && func0.call(data, "ask")){
const _errs2 = errors;
if("call" !== data.ask){
validate13.errors = [{instancePath:instancePath+"/ask",keyword:"const",params:{},message:"must be equal to constant"}];
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
if(!pattern0.test(data1)){
validate13.errors = [{instancePath:instancePath+"/connection",keyword:"pattern",params:{},message:"must match pattern \""+"^[A-Za-z0-9_-]{8,64}$"+"\""}];
return false;
}
}
else {
validate13.errors = [{instancePath:instancePath+"/connection",keyword:"type",params:{},message:"must be string"}];
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
if(!pattern1.test(data2)){
validate13.errors = [{instancePath:instancePath+"/user",keyword:"pattern",params:{},message:"must match pattern \""+"^[A-Za-z0-9_.~@-]{1,64}$"+"\""}];
return false;
}
}
else {
validate13.errors = [{instancePath:instancePath+"/user",keyword:"type",params:{},message:"must be string"}];
return false;
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.method !== undefined && func0.call(data, "method")){
let data3 = data.method;
const _errs7 = errors;
if(errors === _errs7){
if(typeof data3 === "string"){
if(!pattern8.test(data3)){
validate13.errors = [{instancePath:instancePath+"/method",keyword:"pattern",params:{},message:"must match pattern \""+"^[a-z][a-z0-9_.]{0,63}$"+"\""}];
return false;
}
}
else {
validate13.errors = [{instancePath:instancePath+"/method",keyword:"type",params:{},message:"must be string"}];
return false;
}
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
if(func55(data4) > 200){
validate13.errors = [{instancePath:instancePath+"/channel",keyword:"maxLength",params:{},message:"must NOT have more than 200 characters"}];
return false;
}
else {
if(!pattern4.test(data4)){
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
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.data !== undefined && func0.call(data, "data")){
let data5 = data.data;
const _errs11 = errors;
if(!(data5 && typeof data5 == "object" && !Array.isArray(data5))){
validate13.errors = [{instancePath:instancePath+"/data",keyword:"type",params:{},message:"must be object"}];
return false;
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
if(((data.allow === undefined) || (!(func0.call(data, "allow")))) && (missing0 = "allow")){
validate14.errors = [{instancePath,keyword:"required",params:{},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 of Object.keys(data)){
if(!((key0 === "allow") || (key0 === "message"))){
validate14.errors = [{instancePath,keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.allow !== undefined && func0.call(data, "allow")){
const _errs2 = errors;
if(typeof data.allow !== "boolean"){
validate14.errors = [{instancePath:instancePath+"/allow",keyword:"type",params:{},message:"must be boolean"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.message !== undefined && func0.call(data, "message")){
let data1 = data.message;
const _errs4 = errors;
if(errors === _errs4){
if(typeof data1 === "string"){
if(func55(data1) > 500){
validate14.errors = [{instancePath:instancePath+"/message",keyword:"maxLength",params:{},message:"must NOT have more than 500 characters"}];
return false;
}
}
else {
validate14.errors = [{instancePath:instancePath+"/message",keyword:"type",params:{},message:"must be string"}];
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
if(((data.allow === undefined) || (!(func0.call(data, "allow")))) && (missing0 = "allow")){
validate15.errors = [{instancePath,keyword:"required",params:{},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 of Object.keys(data)){
if(!(((key0 === "allow") || (key0 === "message")) || (key0 === "data"))){
validate15.errors = [{instancePath,keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.allow !== undefined && func0.call(data, "allow")){
const _errs2 = errors;
if(typeof data.allow !== "boolean"){
validate15.errors = [{instancePath:instancePath+"/allow",keyword:"type",params:{},message:"must be boolean"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.message !== undefined && func0.call(data, "message")){
let data1 = data.message;
const _errs4 = errors;
if(errors === _errs4){
if(typeof data1 === "string"){
if(func55(data1) > 500){
validate15.errors = [{instancePath:instancePath+"/message",keyword:"maxLength",params:{},message:"must NOT have more than 500 characters"}];
return false;
}
}
else {
validate15.errors = [{instancePath:instancePath+"/message",keyword:"type",params:{},message:"must be string"}];
return false;
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.data !== undefined && func0.call(data, "data")){
let data2 = data.data;
const _errs6 = errors;
if(!(data2 && typeof data2 == "object" && !Array.isArray(data2))){
validate15.errors = [{instancePath:instancePath+"/data",keyword:"type",params:{},message:"must be object"}];
return false;
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
const _errs1 = errors;
let valid0 = true;
const _errs2 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.allow !== undefined && func0.call(data, "allow")){
if(true !== data.allow){
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
if(_valid0){
const _errs4 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.data === undefined) || (!(func0.call(data, "data")))) && (missing0 = "data")){
validate16.errors = [{instancePath,keyword:"required",params:{},message:"must have required property '"+missing0+"'"}];
return false;
}
}
var _valid0 = _errs4 === errors;
valid0 = _valid0;
}
if(!valid0){
const err1 = {instancePath,keyword:"if",params:{},message:"must match \"then\" schema"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
validate16.errors = vErrors;
return false;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing1;
if(((data.allow === undefined) || (!(func0.call(data, "allow")))) && (missing1 = "allow")){
validate16.errors = [{instancePath,keyword:"required",params:{},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
const _errs5 = errors;
for(const key0 of Object.keys(data)){
if(!(((key0 === "allow") || (key0 === "message")) || (key0 === "data"))){
validate16.errors = [{instancePath,keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs5 === errors){
if(data.allow !== undefined && func0.call(data, "allow")){
const _errs6 = errors;
if(typeof data.allow !== "boolean"){
validate16.errors = [{instancePath:instancePath+"/allow",keyword:"type",params:{},message:"must be boolean"}];
return false;
}
var valid2 = _errs6 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.message !== undefined && func0.call(data, "message")){
let data2 = data.message;
const _errs8 = errors;
if(errors === _errs8){
if(typeof data2 === "string"){
if(func55(data2) > 500){
validate16.errors = [{instancePath:instancePath+"/message",keyword:"maxLength",params:{},message:"must NOT have more than 500 characters"}];
return false;
}
}
else {
validate16.errors = [{instancePath:instancePath+"/message",keyword:"type",params:{},message:"must be string"}];
return false;
}
}
var valid2 = _errs8 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.data !== undefined && func0.call(data, "data")){
let data3 = data.data;
const _errs10 = errors;
if(!(data3 && typeof data3 == "object" && !Array.isArray(data3))){
validate16.errors = [{instancePath:instancePath+"/data",keyword:"type",params:{},message:"must be object"}];
return false;
}
var valid2 = _errs10 === errors;
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
validate16.errors = [{instancePath,keyword:"type",params:{},message:"must be object"}];
return false;
}
}
validate16.errors = vErrors;
return errors === 0;
}
