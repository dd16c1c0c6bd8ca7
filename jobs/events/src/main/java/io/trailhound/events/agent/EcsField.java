package io.trailhound.events.agent;

import io.trailhound.events.cloudtrail.CloudTrailField;
import java.util.ArrayList;
import java.util.List;

/**
 * The fields of a log line's event that the archive's columns and the alert document need: in every
 * plan made by {@link CloudTrailField#plan}, right behind CloudTrail's own. Source of the names:
 * ECS 8.11.
 */
public enum EcsField {
  EVENT_ACTION("event.action"),
  EVENT_CATEGORY("event.category"),
  EVENT_TYPE("event.type"),
  EVENT_OUTCOME("event.outcome"),
  EVENT_REASON("event.reason"),
  EVENT_ID("event.id"),
  EVENT_DATASET("event.dataset"),
  HOST_NAME("host.hostname"),
  PROCESS_NAME("process.name"),
  PROCESS_PID("process.pid"),
  PROCESS_EXECUTABLE("process.executable"),
  PROCESS_COMMAND_LINE("process.command_line"),
  USER_NAME("user.name"),
  USER_ID("user.id"),
  USER_EFFECTIVE_NAME("user.effective.name"),
  USER_TARGET_NAME("user.target.name"),
  SOURCE_IP("source.ip"),
  SOURCE_ADDRESS("source.address"),
  SOURCE_PORT("source.port"),
  DESTINATION_IP("destination.ip"),
  DESTINATION_PORT("destination.port"),
  NETWORK_TRANSPORT("network.transport"),
  NETWORK_BYTES("network.bytes"),
  HTTP_METHOD("http.request.method"),
  HTTP_REFERRER("http.request.referrer"),
  HTTP_STATUS("http.response.status_code"),
  HTTP_BYTES("http.response.body.bytes"),
  URL_ORIGINAL("url.original"),
  URL_PATH("url.path"),
  URL_QUERY("url.query"),
  URL_DOMAIN("url.domain"),
  USER_AGENT("user_agent.original"),
  CLOUD_ACCOUNT("cloud.account.id"),
  CLOUD_REGION("cloud.region"),
  CLOUD_INSTANCE("cloud.instance.id"),
  LOG_GROUP("aws.cloudwatch.log_group"),
  LOG_STREAM("aws.cloudwatch.log_stream");

  private static final EcsField[] ALL = values();

  private final String path;

  EcsField(String path) {
    this.path = path;
  }

  /** The path in an event, with dots. */
  public String path() {
    return path;
  }

  /** The slot in every plan of {@link CloudTrailField#plan}. */
  @SuppressWarnings("EnumOrdinal") // the order of the constants is the order of the slots
  public int slot() {
    return CloudTrailField.count() + ordinal();
  }

  /** The slot behind those of these fields. */
  public static int end() {
    return CloudTrailField.count() + ALL.length;
  }

  /** The paths in the order of the slots. */
  public static List<String> paths() {
    List<String> paths = new ArrayList<>(ALL.length);
    for (EcsField field : ALL) {
      paths.add(field.path);
    }
    return paths;
  }
}
