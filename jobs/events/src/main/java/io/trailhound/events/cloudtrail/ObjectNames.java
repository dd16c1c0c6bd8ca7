package io.trailhound.events.cloudtrail;

import io.trailhound.events.EventTime;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the name of a CloudTrail object says: {@code
 * AWSLogs/[o-organization/]ACCOUNT/CloudTrail/REGION/yyyy/MM/dd/ACCOUNT_CloudTrail_REGION_yyyyMMddTHHmmZ_UNIQUE.json.gz}
 * (AWS CloudTrail user guide, "Finding your CloudTrail log files").
 */
public final class ObjectNames {
  private static final Pattern FILE =
      Pattern.compile(
          "(?:^|/)(\\d{12})_CloudTrail(?:-Insight|-NetworkActivity)?_([a-z0-9-]+)_"
              + "(\\d{4})(\\d{2})(\\d{2})T(\\d{2})(\\d{2})Z_[^/]*$");

  private ObjectNames() {}

  /**
   * What an object's name says of its content.
   *
   * @param account the account that the trail recorded
   * @param region the region
   * @param delivered when CloudTrail wrote the object, in milliseconds since 1970
   */
  public record Name(String account, String region, long delivered) {}

  /** Reads a path or key; null when it is not one that CloudTrail makes. */
  public static @Nullable Name parse(String path) {
    Matcher matcher = FILE.matcher(path);
    if (!matcher.find()) {
      return null;
    }
    String iso =
        matcher.group(3)
            + "-"
            + matcher.group(4)
            + "-"
            + matcher.group(5)
            + "T"
            + matcher.group(6)
            + ":"
            + matcher.group(7)
            + ":00Z";
    byte[] bytes = iso.getBytes(StandardCharsets.US_ASCII);
    long delivered = EventTimes.parse(bytes, 0, bytes.length);
    return delivered == EventTimes.INVALID
        ? null
        : new Name(matcher.group(1), matcher.group(2), delivered);
  }

  /** The time to assume for records of this object that have none. */
  public static EventTime deliveryTime(String path) {
    Name name = parse(path);
    return name == null
        ? EventTime.UNKNOWN
        : new EventTime(name.delivered(), EventTime.Source.OBJECT);
  }
}
