package io.trailhound.generate.attack;

import io.trailhound.generate.record.Blank;
import io.trailhound.generate.record.Call;
import io.trailhound.generate.record.Fault;
import io.trailhound.generate.record.Place;
import io.trailhound.generate.record.Session;
import java.util.Map;
import java.util.Optional;

/**
 * One call that a script prescribes.
 *
 * @param time epoch seconds
 * @param values what the script sets; the rest is drawn
 * @param mark why the call belongs to an attack, empty where it belongs to ordinary work
 */
public record Step(
    long time,
    Place place,
    Session session,
    Call call,
    Fault fault,
    Map<Blank, String> values,
    Optional<Mark> mark) {

  /**
   * The truth about an attacker's call.
   *
   * @param scenario the part of the intrusion, such as {@code data-theft}
   * @param step what the call is for, such as {@code stop-logging}
   * @param technique the ATT&amp;CK technique's id, such as {@code T1562.008}
   */
  public record Mark(String scenario, String step, String technique) {}
}
