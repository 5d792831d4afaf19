package io.sealport.yaml;

import java.util.List;
import java.util.Optional;

/**
 * One node of any shape, for what may be written in several: exactly one of the three is there.
 *
 * @param value a scalar
 * @param list the items of a list
 * @param map a mapping
 */
public record YamlItem(
    Optional<YamlValue> value, Optional<List<YamlItem>> list, Optional<YamlMap> map, Place place) {}
