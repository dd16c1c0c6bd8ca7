package io.trailhound.events.fact;

import io.trailhound.events.agent.EcsField;
import java.util.Arrays;
import java.util.List;

/**
 * The facts that code reads by name, in every plan and at the same slots. Rules may name any other
 * path of a fact; it gets a slot as every field that a rule names.
 */
public enum FactField {
  COUNTRY("source.geo.country_iso_code"),
  CITY("source.geo.city_name"),
  AS_NUMBER("source.as.number"),
  AS_ORGANIZATION("source.as.organization.name"),
  SOURCE_KIND("trailhound.source.kind"),
  IDENTITY_KEY("trailhound.identity.key"),
  IDENTITY_KIND("trailhound.identity.kind");

  private final String path;

  FactField(String path) {
    this.path = path;
  }

  /** The path, with dots. */
  public String path() {
    return path;
  }

  /** The slot in every plan of {@link io.trailhound.events.cloudtrail.CloudTrailField#plan}. */
  @SuppressWarnings("EnumOrdinal") // the order of the constants is the order of the slots
  public int slot() {
    return EcsField.end() + ordinal();
  }

  /** The paths in the order of the slots. */
  public static List<String> paths() {
    return Arrays.stream(values()).map(FactField::path).toList();
  }
}
