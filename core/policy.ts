/** The desk's rules on evidence: data, changed by an administrator. */
export interface Policy {
  /** So many independent origins a supported or refuted verdict must cite; 1 only warns at one. */
  minOrigins: 1 | 2;
  /** Whether a supported or refuted verdict must cite a primary source. */
  primaryRequired: boolean;
}

/** The rules of a newsroom that has set none: nothing is forbidden, single origins are warned of. */
export const defaultPolicy: Policy = { minOrigins: 1, primaryRequired: false };
