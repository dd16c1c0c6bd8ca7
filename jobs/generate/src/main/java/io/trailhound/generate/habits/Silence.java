package io.trailhound.generate.habits;

import io.trailhound.generate.record.Blank;
import io.trailhound.generate.record.Call;
import io.trailhound.generate.record.Place;
import io.trailhound.generate.record.Session;
import io.trailhound.generate.record.Values;

/**
 * Records that are never written.
 *
 * @param account whose they are
 * @param region where; empty for everywhere
 * @param host whose session it is; empty for everybody's
 * @param start epoch seconds
 * @param end epoch seconds
 */
record Silence(String account, String region, String host, long start, long end) {

  boolean swallows(long time, Session session, Call call, Values values) {
    return time >= start
        && time < end
        && values.get(Blank.ACCOUNT).equals(account)
        && (region.isEmpty() || region.equals(region(call, values)))
        && (host.isEmpty() || host.equals(session.name()));
  }

  private static String region(Call call, Values values) {
    return call.global() ? Place.GLOBAL : values.get(Blank.REGION);
  }
}
