package io.trailhound.generate.habits;

import java.time.LocalDate;
import java.time.ZonedDateTime;

/**
 * A person is at home or, on most days, at the office; some use a VPN at home. The provider gives
 * the home another address now and then. On a trip it is the other city's office, or its hotel.
 *
 * @param provider of the home, one of two
 * @param vpn whether a VPN is used at home
 */
record PersonPlaces(Luck luck, City city, Absences absences, int provider, boolean vpn)
    implements Whereabouts {

  private static final double OFFICE = 0.6;
  private static final double MORNING_AT_HOME = 0.2;
  private static final double VPN = 0.5;
  private static final double NEW_LEASE = 0.1;
  private static final int COMMUTE = 10 * 60 + 30;
  private static final int OFFICE_OPENS = 7 * 60 + 30;
  private static final int OFFICE_CLOSES = 19 * 60 + 30;

  @Override
  public String at(long time) {
    boolean abroad = absences.isAbroad(city.local(time).toLocalDate());
    City now = abroad ? absences.host() : city;
    ZonedDateTime local = now.local(time);
    if (isAtOffice(now, local, abroad)) {
      return Atlas.office(now).address(1);
    }
    return abroad ? Atlas.home(now, 0).address(31) : home(local.toLocalDate());
  }

  /** The home's own address, VPN or not. */
  String lease(LocalDate day) {
    long week = Math.floorDiv(day.toEpochDay(), 7L);
    while (week > 0 && !luck.chance("lease", week, NEW_LEASE)) {
      week--;
    }
    // The last one of a network is the hotel's.
    return Atlas.home(city, provider).address(luck.stream("address", week).between(1, 30));
  }

  private boolean isAtOffice(City now, ZonedDateTime local, boolean abroad) {
    long day = local.toLocalDate().toEpochDay();
    int minute = local.getHour() * 60 + local.getMinute();
    int arrives = luck.chance("commute", day, MORNING_AT_HOME) && !abroad ? COMMUTE : OFFICE_OPENS;
    return now.isWorkday(local.toLocalDate())
        && minute >= arrives
        && minute < OFFICE_CLOSES
        && (abroad || luck.chance("office", day, OFFICE));
  }

  private String home(LocalDate day) {
    return vpn && luck.chance("vpn", day.toEpochDay(), VPN)
        ? Atlas.vpn().address((int) Math.floorMod(day.toEpochDay(), 16L))
        : lease(day);
  }
}
