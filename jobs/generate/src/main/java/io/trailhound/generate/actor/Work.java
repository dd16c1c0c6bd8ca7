package io.trailhound.generate.actor;

import static io.trailhound.generate.call.ComputeCalls.*;
import static io.trailhound.generate.call.IdentityCalls.*;
import static io.trailhound.generate.call.StorageCalls.*;
import static io.trailhound.generate.call.WatchCalls.*;

import java.util.List;

/** The ordinary tasks of each profession and kind of machine. */
public final class Work {

  private static final Task EC2_PAGE =
      Task.of(
          4,
          DESCRIBE_INSTANCES,
          DESCRIBE_INSTANCE_STATUS,
          DESCRIBE_TAGS,
          DESCRIBE_VOLUMES,
          DESCRIBE_ALARMS);

  public static final List<Task> DEVELOPER =
      List.of(
          EC2_PAGE,
          Task.of(3, DESCRIBE_SERVICES, DESCRIBE_ALARMS),
          Task.of(3, DESCRIBE_LOG_GROUPS, START_QUERY),
          Task.of(2, LIST_FUNCTIONS, GET_FUNCTION),
          Task.of(3, LIST_OBJECTS, GET_OBJECT).denied(15),
          Task.of(1, DESCRIBE_STACKS),
          Task.of(1, GET_PARAMETER).denied(60),
          Task.of(1, DESCRIBE_DB_INSTANCES),
          Task.of(1, UPDATE_SERVICE, DESCRIBE_SERVICES).denied(30));

  public static final List<Task> ANALYST =
      List.of(
          Task.of(5, LIST_OBJECTS, GET_OBJECT, HEAD_OBJECT).upTo(3).denied(20),
          Task.of(3, QUERY).upTo(4),
          Task.of(2, DECRYPT).via("s3.amazonaws.com"),
          Task.of(1, LIST_BUCKETS),
          Task.of(1, PUT_OBJECT));

  public static final List<Task> PAYROLL =
      List.of(
          Task.of(2, LIST_BUCKETS),
          Task.of(6, LIST_OBJECTS, GET_OBJECT).upTo(2),
          Task.of(2, PUT_OBJECT),
          Task.of(3, DECRYPT).via("s3.amazonaws.com"));

  public static final List<Task> ADMINISTRATOR =
      List.of(
          EC2_PAGE,
          Task.of(2, DESCRIBE_SECURITY_GROUPS, DESCRIBE_SUBNETS),
          Task.of(2, GET_USER, GET_ROLE),
          Task.of(1, GET_ACCOUNT_SUMMARY),
          Task.of(2, DESCRIBE_STACKS, UPDATE_STACK),
          Task.of(2, CREATE_TAGS),
          Task.of(1, GET_COST_AND_USAGE),
          Task.of(1, DESCRIBE_DB_INSTANCES));

  public static final List<Task> AUDITOR =
      List.of(
          Task.of(3, LIST_FINDINGS),
          Task.of(3, DESCRIBE_COMPLIANCE, LIST_DISCOVERED_RESOURCES),
          Task.of(2, GET_TRAIL_STATUS, LOOKUP_EVENTS),
          Task.of(1, GENERATE_CREDENTIAL_REPORT, GET_ACCOUNT_SUMMARY),
          Task.of(2, GET_BUCKET_ACL, GET_BUCKET_ENCRYPTION));

  public static final List<Task> PIPELINE =
      List.of(
          Task.of(1, GET_CALLER_IDENTITY),
          Task.of(3, GET_AUTHORIZATION_TOKEN, PUT_IMAGE),
          Task.of(3, PUT_OBJECT).upTo(4),
          Task.of(2, UPDATE_SERVICE, DESCRIBE_SERVICES),
          Task.of(1, DESCRIBE_STACKS, UPDATE_STACK));

  public static final List<Task> WEB_INSTANCE =
      List.of(
          Task.of(5, GET_OBJECT).upTo(3).denied(4),
          Task.of(4, GET_ITEM, PUT_ITEM).upTo(2),
          Task.of(2, DECRYPT).via("s3.amazonaws.com"),
          Task.of(1, UPDATE_INSTANCE_INFORMATION),
          Task.of(1, GET_QUEUE_ATTRIBUTES));

  /** Reads a few records, writes little: the payroll application. */
  public static final List<Task> PAYROLL_INSTANCE =
      List.of(
          Task.of(4, GET_OBJECT),
          Task.of(2, PUT_OBJECT),
          Task.of(2, DECRYPT).via("s3.amazonaws.com"),
          Task.of(1, UPDATE_INSTANCE_INFORMATION));

  public static final List<Task> FUNCTION =
      List.of(
          Task.of(4, GET_ITEM).upTo(2),
          Task.of(3, PUT_ITEM),
          Task.of(2, GET_OBJECT).denied(3),
          Task.of(2, DECRYPT).via("lambda.amazonaws.com"),
          Task.of(1, CREATE_LOG_STREAM),
          Task.of(1, GET_SECRET_VALUE));

  public static final List<Task> DEPLOY_USER =
      List.of(
          Task.of(1, GET_CALLER_IDENTITY),
          Task.of(4, PUT_OBJECT).upTo(3),
          Task.of(2, DESCRIBE_STACKS, UPDATE_STACK));

  public static final List<Task> BACKUP_USER =
      List.of(
          Task.of(2, DESCRIBE_VOLUMES),
          Task.of(4, CREATE_SNAPSHOT, DESCRIBE_SNAPSHOTS),
          Task.of(3, LIST_OBJECTS, GET_OBJECT, PUT_OBJECT));

  public static final List<Task> TRAIL_DELIVERY =
      List.of(Task.of(4, GET_BUCKET_ACL), Task.of(5, PUT_OBJECT), Task.of(3, GENERATE_DATA_KEY));
  public static final List<Task> LOG_DELIVERY =
      List.of(Task.of(3, PUT_OBJECT), Task.of(1, HEAD_BUCKET).denied(200));
  public static final List<Task> RECORDER =
      List.of(Task.of(3, DESCRIBE_SECURITY_GROUPS, DESCRIBE_SUBNETS));
  public static final List<Task> SCALING =
      List.of(
          Task.of(3, DESCRIBE_INSTANCES, DESCRIBE_INSTANCE_STATUS), Task.of(2, GET_METRIC_DATA));

  /** Reads whole folders. */
  public static final List<Task> COPY = List.of(Task.of(1, LIST_OBJECTS, GET_OBJECT).upTo(6));

  /** Keeps two places the same, a few files at a time. */
  public static final List<Task> SYNC =
      List.of(Task.of(1, LIST_OBJECTS, GET_OBJECT, GET_OBJECT).upTo(2));

  /** Looks at what runs. */
  public static final List<Task> INVENTORY =
      List.of(Task.of(1, DESCRIBE_INSTANCES, DESCRIBE_VOLUMES, DESCRIBE_DB_INSTANCES));

  /** The Systems Manager agent's sign of life. */
  public static final List<Task> SIGN_OF_LIFE = List.of(Task.of(1, UPDATE_INSTANCE_INFORMATION));

  /** Reads what is public. */
  public static final List<Task> VISIT = List.of(Task.of(1, GET_OBJECT));

  private Work() {}
}
