package io.trailhound.generate.habits;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;

/** Where there is an office. */
enum City {
  MEXICO_CITY(
      0, "America/Mexico_City", "MX", 19.43, -99.13, "2026-03-16", "2026-04-02", "2026-04-03"),
  WARSAW(1, "Europe/Warsaw", "PL", 52.23, 21.01, "2026-04-06", "2026-05-01"),
  TOKYO(2, "Asia/Tokyo", "JP", 35.68, 139.69, "2026-02-11", "2026-02-23", "2026-03-20"),
  NEW_YORK(3, "America/New_York", "US", 40.71, -74.01, "2026-02-16", "2026-05-25"),
  KOLKATA(4, "Asia/Kolkata", "IN", 22.57, 88.36, "2026-03-04", "2026-04-03");

  private static final List<City> ALL = List.of(values());

  /** Counted from 0. */
  final int number;

  final ZoneId zone;
  final String country;
  final double latitude;
  final double longitude;

  /** Days in ISO 8601, each with a space before it. */
  final String holidays;

  City(
      int number,
      String zone,
      String country,
      double latitude,
      double longitude,
      String... holidays) {
    this.number = number;
    this.zone = ZoneId.of(zone);
    this.country = country;
    this.latitude = latitude;
    this.longitude = longitude;
    this.holidays = " " + String.join(" ", holidays);
  }

  /** All of them in their order, over and over. */
  static City of(int number) {
    return ALL.get(Math.floorMod(number, ALL.size()));
  }

  /** The name as people write it, such as {@code Mexico City}. */
  String label() {
    String name = zone.getId();
    return name.substring(name.indexOf('/') + 1).replace('_', ' ');
  }

  /** The time there, from epoch seconds. */
  ZonedDateTime local(long time) {
    return Instant.ofEpochSecond(time).atZone(zone);
  }

  /** Whether it is neither a weekend nor a holiday. */
  boolean isWorkday(LocalDate day) {
    return day.getDayOfWeek().getValue() < 6 && !holidays.contains(day.toString());
  }
}
