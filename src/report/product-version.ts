/** Version that printed matter names (版本); a test holds it to package.json. */
export const PRODUCT_VERSION = '0.1.0';
