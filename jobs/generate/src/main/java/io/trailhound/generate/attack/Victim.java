package io.trailhound.generate.attack;

import io.trailhound.generate.record.Place;
import io.trailhound.generate.record.Session;

/**
 * Whom an intrusion hits and from where it comes.
 *
 * @param main the account's main region
 * @param data the region of the bucket that is robbed
 * @param backup the other account that the intruder enters
 * @param idle a region that nobody uses
 * @param leaked the credentials that leaked, without an address
 * @param second the IAM user whose rights the intruder takes next
 * @param secondId that user's unique id
 * @param rogue the name of the user that the intruder creates
 * @param bucket the bucket that is robbed
 * @param haul how many objects are taken
 * @param address from which tools run
 * @param browser address from which the console is used
 */
public record Victim(
    Place main,
    Place data,
    Place backup,
    Place idle,
    Session leaked,
    String second,
    String secondId,
    String rogue,
    String bucket,
    int haul,
    String address,
    String browser) {

  public String account() {
    return main.account();
  }
}
