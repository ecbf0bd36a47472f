// Generated from orders.contract.json. Do not edit: run `parlance generate`.
// @ts-nocheck
import { codePoints, toCheck } from "@parlance/server/compiled-contract";

export const check0 = toCheck(validate10);

export const check1 = toCheck(validate11);

export const check2 = toCheck(validate12);

const func0 = Object.prototype.hasOwnProperty;
const func48 = codePoints;
const pattern0 = new RegExp("^[A-Z]-[0-9]{1,6}$", "u");

function validate10(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((data.order === undefined) || (!(func0.call(data, "order")))) && (missing0 = "order")) || (((data.lines === undefined) || (!(func0.call(data, "lines")))) && (missing0 = "lines"))){
validate10.errors = [{instancePath,keyword:"required",params:{},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 of Object.keys(data)){
if(!((key0 === "order") || (key0 === "lines"))){
validate10.errors = [{instancePath,keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.order !== undefined && func0.call(data, "order")){
let data0 = data.order;
const _errs2 = errors;
if(errors === _errs2){
if(typeof data0 === "string"){
if(func48(data0) > 8){
validate10.errors = [{instancePath:instancePath+"/order",keyword:"maxLength",params:{},message:"must NOT have more than 8 characters"}];
return false;
}
else {
if(!pattern0.test(data0)){
validate10.errors = [{instancePath:instancePath+"/order",keyword:"pattern",params:{},message:"must match pattern \""+"^[A-Z]-[0-9]{1,6}$"+"\""}];
return false;
}
}
}
else {
validate10.errors = [{instancePath:instancePath+"/order",keyword:"type",params:{},message:"must be string"}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.lines !== undefined && func0.call(data, "lines")){
let data1 = data.lines;
const _errs4 = errors;
if(errors === _errs4){
if(Array.isArray(data1)){
if(data1.length > 40){
validate10.errors = [{instancePath:instancePath+"/lines",keyword:"maxItems",params:{},message:"must NOT have more than 40 items"}];
return false;
}
else {
if(data1.length < 1){
validate10.errors = [{instancePath:instancePath+"/lines",keyword:"minItems",params:{},message:"must NOT have fewer than 1 items"}];
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
if((((data2.dish === undefined) || (!(func0.call(data2, "dish")))) && (missing1 = "dish")) || (((data2.count === undefined) || (!(func0.call(data2, "count")))) && (missing1 = "count"))){
validate10.errors = [{instancePath:instancePath+"/lines/" + i0,keyword:"required",params:{},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
const _errs8 = errors;
for(const key1 of Object.keys(data2)){
if(!((key1 === "dish") || (key1 === "count"))){
validate10.errors = [{instancePath:instancePath+"/lines/" + i0,keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs8 === errors){
if(data2.dish !== undefined && func0.call(data2, "dish")){
let data3 = data2.dish;
const _errs9 = errors;
if(errors === _errs9){
if(typeof data3 === "string"){
if(func48(data3) > 60){
validate10.errors = [{instancePath:instancePath+"/lines/" + i0+"/dish",keyword:"maxLength",params:{},message:"must NOT have more than 60 characters"}];
return false;
}
else {
if(func48(data3) < 1){
validate10.errors = [{instancePath:instancePath+"/lines/" + i0+"/dish",keyword:"minLength",params:{},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
}
else {
validate10.errors = [{instancePath:instancePath+"/lines/" + i0+"/dish",keyword:"type",params:{},message:"must be string"}];
return false;
}
}
var valid2 = _errs9 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data2.count !== undefined && func0.call(data2, "count")){
let data4 = data2.count;
const _errs11 = errors;
if(!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))){
validate10.errors = [{instancePath:instancePath+"/lines/" + i0+"/count",keyword:"type",params:{},message:"must be integer"}];
return false;
}
if(errors === _errs11){
if((typeof data4 == "number") && (isFinite(data4))){
if(data4 > 20 || isNaN(data4)){
validate10.errors = [{instancePath:instancePath+"/lines/" + i0+"/count",keyword:"maximum",params:{},message:"must be <= 20"}];
return false;
}
else {
if(data4 < 1 || isNaN(data4)){
validate10.errors = [{instancePath:instancePath+"/lines/" + i0+"/count",keyword:"minimum",params:{},message:"must be >= 1"}];
return false;
}
}
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
validate10.errors = [{instancePath:instancePath+"/lines/" + i0,keyword:"type",params:{},message:"must be object"}];
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
}
else {
validate10.errors = [{instancePath:instancePath+"/lines",keyword:"type",params:{},message:"must be array"}];
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
if(((data.order === undefined) || (!(func0.call(data, "order")))) && (missing0 = "order")){
validate11.errors = [{instancePath,keyword:"required",params:{},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 of Object.keys(data)){
if(!(key0 === "order")){
validate11.errors = [{instancePath,keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.order !== undefined && func0.call(data, "order")){
let data0 = data.order;
const _errs2 = errors;
if(errors === _errs2){
if(typeof data0 === "string"){
if(func48(data0) > 8){
validate11.errors = [{instancePath:instancePath+"/order",keyword:"maxLength",params:{},message:"must NOT have more than 8 characters"}];
return false;
}
else {
if(!pattern0.test(data0)){
validate11.errors = [{instancePath:instancePath+"/order",keyword:"pattern",params:{},message:"must match pattern \""+"^[A-Z]-[0-9]{1,6}$"+"\""}];
return false;
}
}
}
else {
validate11.errors = [{instancePath:instancePath+"/order",keyword:"type",params:{},message:"must be string"}];
return false;
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
if((((data.order === undefined) || (!(func0.call(data, "order")))) && (missing0 = "order")) || (((data.state === undefined) || (!(func0.call(data, "state")))) && (missing0 = "state"))){
validate12.errors = [{instancePath,keyword:"required",params:{},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 of Object.keys(data)){
if(!((key0 === "order") || (key0 === "state"))){
validate12.errors = [{instancePath,keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.order !== undefined && func0.call(data, "order")){
let data0 = data.order;
const _errs2 = errors;
if(errors === _errs2){
if(typeof data0 === "string"){
if(func48(data0) > 8){
validate12.errors = [{instancePath:instancePath+"/order",keyword:"maxLength",params:{},message:"must NOT have more than 8 characters"}];
return false;
}
else {
if(!pattern0.test(data0)){
validate12.errors = [{instancePath:instancePath+"/order",keyword:"pattern",params:{},message:"must match pattern \""+"^[A-Z]-[0-9]{1,6}$"+"\""}];
return false;
}
}
}
else {
validate12.errors = [{instancePath:instancePath+"/order",keyword:"type",params:{},message:"must be string"}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.state !== undefined && func0.call(data, "state")){
let data1 = data.state;
const _errs4 = errors;
if(!(((data1 === "taken") || (data1 === "cooking")) || (data1 === "ready"))){
validate12.errors = [{instancePath:instancePath+"/state",keyword:"enum",params:{},message:"must be equal to one of the allowed values"}];
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
validate12.errors = [{instancePath,keyword:"type",params:{},message:"must be object"}];
return false;
}
}
validate12.errors = vErrors;
return errors === 0;
}
