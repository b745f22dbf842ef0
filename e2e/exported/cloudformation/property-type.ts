/** How the resource specification of CloudFormation describes a value. */
export type PropertyType =
  | { readonly type: 'string' | 'integer'; readonly allowedValues?: readonly (string | number)[] }
  | { readonly type: 'number' | 'boolean' | 'json' | 'date-time' | 'null' | 'tag' }
  | { readonly type: 'ref'; readonly reference: { readonly $ref: string } }
  | { readonly type: 'nested'; readonly properties: Properties }
  | { readonly type: 'array' | 'map'; readonly element: PropertyType }
  | { readonly type: 'union'; readonly types: readonly PropertyType[] };
export type Properties = Readonly<Record<string, { readonly type: PropertyType; readonly required?: boolean }>>;
