import type { TranslationMessages } from 'ra-core';
import { authTh } from '../auth/auth.th';
import { roleTh } from '../auth/role.th';
import { errorTh } from '../data/error.th';
import { frameTh } from '../layout/frame.th';
import { statusTh } from '../status/status.th';
import { raThai } from './ra.th';

/** The Thai texts, each kept beside the part of the interface that shows it. Thai is complete by definition: English follows its shape. */
export const ownThai = {
  frame: frameTh,
  error: errorTh,
  role: roleTh,
  auth: authTh,
  status: statusTh,
};

export const th: TranslationMessages = { ra: raThai, ...ownThai };
