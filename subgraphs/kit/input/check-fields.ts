import { isEmail, isFQDN } from "class-validator";
import { badUserInput, type FieldError } from "../errors";
import { arabicDigits, tidyText } from "../text/normalise-thai";

// biome-ignore lint/suspicious/noControlCharactersInRegex: finding control characters is what it is for
const controlCharacter = /[\u0000-\u0008\u000B-\u001F\u007F\uD800-\uDFFF]/u;

/** Collects what is wrong with an input, so that all of it is told at once, each with its field. */
export class FieldChecks {
  readonly errors: FieldError[] = [];

  add(field: string, rule: string, values?: Record<string, unknown>): void {
    this.errors.push(values ? { field, rule, values } : { field, rule });
  }

  /** Throws BAD_USER_INPUT when anything is wrong. */
  done(): void {
    if (this.errors.length) throw badUserInput(this.errors);
  }

  /** A text as it is kept. Over-long text and control characters are refused. */
  text(field: string, value: string | null, maxLength: number): string | null {
    const text = tidyText(value);
    if (text && text.length > maxLength && [...text].length > maxLength)
      this.add(field, "TOO_LONG", { max: maxLength });
    if (text && controlCharacter.test(text)) this.add(field, "CONTROL_CHARACTER");
    return text;
  }

  /** A text that must not be empty. */
  requiredText(field: string, value: string | null, maxLength: number): string | null {
    const text = this.text(field, value, maxLength);
    if (text === null) this.add(field, "REQUIRED");
    return text;
  }

  /** A text in English: an English name typed with the Thai keyboard left on is a common slip. */
  englishText(field: string, value: string | null, maxLength: number): string | null {
    const text = this.text(field, value, maxLength);
    if (text && /[\u0E00-\u0E7F]/.test(text)) this.add(field, "NOT_ENGLISH");
    return text;
  }

  email(field: string, value: string | null): string | null {
    const text = this.text(field, value, 254);
    if (text && !isEmail(text)) this.add(field, "EMAIL_FORMAT");
    return text;
  }

  /** A web address of http or https; without a scheme https is meant. Other schemes (`javascript:` …) are refused. */
  url(field: string, value: string | null): string | null {
    const text = this.text(field, value, 500);
    if (!text) return null;
    const withScheme = /^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `https://${text}`;
    const url = URL.canParse(withScheme) ? new URL(withScheme) : null;
    const isWeb = url && ["http:", "https:"].includes(url.protocol) && isFQDN(url.hostname) && !url.username;
    if (!isWeb) this.add(field, "URL_FORMAT");
    return withScheme;
  }

  postcode(field: string, value: string | null): string | null {
    const text = tidyText(value === null ? null : arabicDigits(value));
    if (text && !/^[1-9]\d{4}$/.test(text)) this.add(field, "POSTCODE_FORMAT");
    return text;
  }
}
