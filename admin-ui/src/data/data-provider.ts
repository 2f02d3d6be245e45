import type { DataProvider } from 'ra-core';

export const dataProvider = {} as DataProvider;
