// Generated from schema/contracts/chat.contract.json. Do not edit: run `npm run generate`.
// @ts-nocheck
import type { EventSpec, NamespaceSpec, PresenceSpec } from "../../contract.ts";
import { codePoints, toPayloadCheck as toCheck } from "./check-runtime.ts";

/** Somebody said something. */
export interface ChatSaid {
  readonly text: string;
  /** What the speaker calls themself. Not proof of identity. */
  readonly name?: string;
}
/** Somebody is writing. */
export type ChatTyping = Readonly<Record<string, never>>;
/** What a member of room says of itself. */
export interface RoomMember {
  /** What the member calls themself. Not proof of identity. */
  readonly name?: string;
}

/** Chat rooms, such as room:kitchen. */
export const room: NamespaceSpec<{
  "chat.said": EventSpec<"message", ChatSaid>;
  "chat.typing": EventSpec<"signal", ChatTyping>;
}, false, PresenceSpec<RoomMember>> = {
  events: {
    "chat.said": { kind: "message", check: /* @__PURE__ */ toCheck(validate10) },
    "chat.typing": { kind: "signal", check: /* @__PURE__ */ toCheck(validate11) },
  },
  anyEvent: false,
  presence: { check: /* @__PURE__ */ toCheck(validate12) },
};

const func2 = codePoints;

function validate10(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.text === undefined) && (missing0 = "text")){
validate10.errors = [{instancePath,keyword:"required",params:{},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.text !== undefined){
let data0 = data.text;
const _errs1 = errors;
if(errors === _errs1){
if(typeof data0 === "string"){
if(func2(data0) > 4000){
validate10.errors = [{instancePath:instancePath+"/text",keyword:"maxLength",params:{},message:"must NOT have more than 4000 characters"}];
return false;
}
else {
if(func2(data0) < 1){
validate10.errors = [{instancePath:instancePath+"/text",keyword:"minLength",params:{},message:"must NOT have fewer than 1 characters"}];
return false;
}
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
if(data.name !== undefined){
let data1 = data.name;
const _errs3 = errors;
if(errors === _errs3){
if(typeof data1 === "string"){
if(func2(data1) > 40){
validate10.errors = [{instancePath:instancePath+"/name",keyword:"maxLength",params:{},message:"must NOT have more than 40 characters"}];
return false;
}
else {
if(func2(data1) < 1){
validate10.errors = [{instancePath:instancePath+"/name",keyword:"minLength",params:{},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
}
else {
validate10.errors = [{instancePath:instancePath+"/name",keyword:"type",params:{},message:"must be string"}];
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
if(!(false || name0 === "text" || name0 === "name")){
validate10.errors = [{instancePath,keyword:"additionalProperties",params:{additionalProperty: name0},message:"must NOT have additional properties"}];
return false;
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

function validate11(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
if(!this?.open){
for(const name0 in data){
if(!(false)){
validate11.errors = [{instancePath,keyword:"additionalProperties",params:{additionalProperty: name0},message:"must NOT have additional properties"}];
return false;
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
if(data.name !== undefined){
let data0 = data.name;
const _errs1 = errors;
if(errors === _errs1){
if(typeof data0 === "string"){
if(func2(data0) > 40){
validate12.errors = [{instancePath:instancePath+"/name",keyword:"maxLength",params:{},message:"must NOT have more than 40 characters"}];
return false;
}
else {
if(func2(data0) < 1){
validate12.errors = [{instancePath:instancePath+"/name",keyword:"minLength",params:{},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
}
else {
validate12.errors = [{instancePath:instancePath+"/name",keyword:"type",params:{},message:"must be string"}];
return false;
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(!this?.open){
for(const name0 in data){
if(!(false || name0 === "name")){
validate12.errors = [{instancePath,keyword:"additionalProperties",params:{additionalProperty: name0},message:"must NOT have additional properties"}];
return false;
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
