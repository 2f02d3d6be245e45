import type { TranslationMessages } from 'ra-core';
import englishMessages from 'ra-language-english';
import { authEn } from '../auth/auth.en';
import { roleEn } from '../auth/role.en';
import { errorEn } from '../data/error.en';
import { frameEn } from '../layout/frame.en';
import { statusEn } from '../status/status.en';
import type { OwnMessages } from './messages';

const ownEnglish: OwnMessages = {
  frame: frameEn,
  error: errorEn,
  role: roleEn,
  auth: authEn,
  status: statusEn,
};

export const en: TranslationMessages = { ...englishMessages, ...ownEnglish };
