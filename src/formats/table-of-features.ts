import type { Feature } from 'geojson';
import type { FeatureTable, TableField } from '../plan/feature-table.ts';
import { fieldsOf, typedValueOf } from './layer-fields.ts';

/** Attributes that a label is taken from. */
const LABELS: readonly string[] = ['名称', 'name', 'Name', 'NAME', '项目名称'];

/**
 * Features of a file as a table for another format, with all their attributes.
 *
 * @param name of the layer, from which file names are made
 * @param declared by the file they are from; null when it declares no attributes
 */
export function tableOfFeatures(
  name: string,
  features: readonly Feature[],
  declared: readonly TableField[] | null,
): FeatureTable {
  const fields = fieldsOf(features, declared);
  const labelled = LABELS.find((label) => fields.some((field) => field.name === label));
  return {
    name,
    fields,
    features: features.map(({ id, geometry, properties }) => {
      const label: unknown = labelled === undefined ? undefined : properties?.[labelled];
      return {
        id: id ?? null,
        geometry,
        values: fields.map((field) => typedValueOf(properties?.[field.name], field.type)),
        ...(typeof label === 'string' ? { label } : {}),
      };
    }),
  };
}
