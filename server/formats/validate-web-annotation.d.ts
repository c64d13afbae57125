declare module "validate-web-annotation" {
  /** Whether its JSON Schema takes the value for an annotation. */
  export default function validateWebAnnotation(annotation: unknown): boolean;
}
