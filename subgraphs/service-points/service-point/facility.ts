import { registerEnumType } from "type-graphql";
import type { FieldReader } from "../../kit/input/field-readers";

export enum Facility {
  PARKING = "PARKING",
  ACCESSIBLE_PARKING = "ACCESSIBLE_PARKING",
  WHEELCHAIR_RAMP = "WHEELCHAIR_RAMP",
  LIFT = "LIFT",
  WHEELCHAIR = "WHEELCHAIR",
  TOILET = "TOILET",
  ACCESSIBLE_TOILET = "ACCESSIBLE_TOILET",
  SIGN_LANGUAGE = "SIGN_LANGUAGE",
  TACTILE_PAVING = "TACTILE_PAVING",
  QUEUE_TICKETS = "QUEUE_TICKETS",
  WAITING_SEATS = "WAITING_SEATS",
  SELF_SERVICE_KIOSK = "SELF_SERVICE_KIOSK",
  CASHLESS_PAYMENT = "CASHLESS_PAYMENT",
  WIFI = "WIFI",
  DRINKING_WATER = "DRINKING_WATER",
  BABY_ROOM = "BABY_ROOM",
}
registerEnumType(Facility, {
  name: "Facility",
  description: "What a service point has for those who come (สิ่งอำนวยความสะดวก), such as parking, a ramp or a lift.",
});

const order = Object.values(Facility);

/** Facilities in the order of the table, each once. */
export const facilityList: FieldReader<Facility[]> = (_checks, _field, given): Facility[] =>
  order.filter((facility) => given?.includes(facility));
