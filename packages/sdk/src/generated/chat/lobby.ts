// Generated from schema/contracts/chat.contract.json. Do not edit: run `npm run generate`.
// @ts-nocheck
import type { EventSpec, NamespaceSpec } from "../../contract.ts";
import { codePoints, toPayloadCheck as toCheck } from "./check-runtime.ts";

export interface Message {
  readonly text?: string;
  /** Arguments of a foreign client. */
  readonly args?: readonly (unknown)[];
}

/** Where the gateways meet: plain texts, or argument lists. */
export const lobby: NamespaceSpec<{
  "message": EventSpec<"message", Message>;
}, false> = {
  events: {
    "message": { kind: "message", check: /* @__PURE__ */ toCheck(validate10) },
  },
  anyEvent: false,
};

const func2 = codePoints;

function validate10(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
if(Object.keys(data).length > 1){
validate10.errors = [{instancePath,keyword:"maxProperties",params:{},message:"must NOT have more than 1 properties"}];
return false;
}
else {
if(Object.keys(data).length < 1){
validate10.errors = [{instancePath,keyword:"minProperties",params:{},message:"must NOT have fewer than 1 properties"}];
return false;
}
else {
if(data.text !== undefined){
let data0 = data.text;
const _errs1 = errors;
if(errors === _errs1){
if(typeof data0 === "string"){
if(func2(data0) > 16000){
validate10.errors = [{instancePath:instancePath+"/text",keyword:"maxLength",params:{},message:"must NOT have more than 16000 characters"}];
return false;
}
}
else {
validate10.errors = [{instancePath:instancePath+"/text",keyword:"type",params:{},message:"must be string"}];
return false;
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.args !== undefined){
let data1 = data.args;
const _errs3 = errors;
if(errors === _errs3){
if(Array.isArray(data1)){
if(data1.length > 16){
validate10.errors = [{instancePath:instancePath+"/args",keyword:"maxItems",params:{},message:"must NOT have more than 16 items"}];
return false;
}
}
else {
validate10.errors = [{instancePath:instancePath+"/args",keyword:"type",params:{},message:"must be array"}];
return false;
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(!this?.open){
for(const name0 in data){
if(!(false || name0 === "text" || name0 === "args")){
validate10.errors = [{instancePath,keyword:"additionalProperties",params:{additionalProperty: name0},message:"must NOT have additional properties"}];
return false;
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
