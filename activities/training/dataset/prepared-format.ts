/** What a file of prepared data says it is. */
export const PREPARED_FORMAT = 'millrace-data/1';
