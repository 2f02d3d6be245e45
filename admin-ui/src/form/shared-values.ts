import { formatPhone, type PhoneParts } from "../format/phone";
import type { FormValues } from "./form-values";

interface AddressedRecord {
  addressTh?: string | null;
  addressEn?: string | null;
  province?: { code: string } | null;
  district?: { code: string } | null;
  subdistrict?: { code: string } | null;
  postcode?: string | null;
  phones: PhoneParts[];
}

/** The parts of a form that organisations and service points share. */
export function contactValues(record: AddressedRecord): FormValues {
  return {
    addressTh: record.addressTh ?? "",
    provinceCode: record.province?.code ?? "",
    districtCode: record.district?.code ?? "",
    subdistrictCode: record.subdistrict?.code ?? "",
    postcode: record.postcode ?? "",
    addressEn: record.addressEn ?? "",
    phones: record.phones.map(formatPhone),
  };
}

/** A telephone number of the input ("053217708 ต่อ 101") as a form shows it. */
export function phoneOfInput(input: string): string {
  const [number = "", extension] = input.split(" ต่อ ");
  return formatPhone({ number, extension });
}

/** The server's present values in the shape of the form: nothing is '' there, and numbers are grouped for reading. */
export function valuesOfInput(current: Record<string, unknown>, base: FormValues): FormValues {
  return Object.fromEntries(
    Object.keys(base).map((field) => {
      const value = current[field];
      if (field === "phones")
        return [field, (Array.isArray(value) ? value : []).map((phone) => phoneOfInput(String(phone)))];
      if (Array.isArray(base[field])) return [field, value ?? []];
      return [field, value ?? ""];
    }),
  );
}
