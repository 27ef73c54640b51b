/** A nominal type: two brands over string do not mix, although both are strings at run time. */
export type Brand<T, Name extends string> = T & { readonly brand: Name };
