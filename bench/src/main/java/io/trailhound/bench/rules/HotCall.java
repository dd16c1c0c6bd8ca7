package io.trailhound.bench.rules;

import java.util.List;

/**
 * A call that ordinary work makes all the time.
 *
 * @param source the {@code eventSource}
 * @param name the {@code eventName}
 */
record HotCall(String source, String name) {
  /** Calls that make up most of a generated load, and of real trails with data events. */
  static final List<HotCall> ALL =
      List.of(
          new HotCall("s3.amazonaws.com", "PutObject"),
          new HotCall("s3.amazonaws.com", "GetObject"),
          new HotCall("s3.amazonaws.com", "GetBucketAcl"),
          new HotCall("s3.amazonaws.com", "ListObjects"),
          new HotCall("dynamodb.amazonaws.com", "GetItem"),
          new HotCall("dynamodb.amazonaws.com", "PutItem"),
          new HotCall("ec2.amazonaws.com", "DescribeSecurityGroups"),
          new HotCall("ec2.amazonaws.com", "DescribeSubnets"),
          new HotCall("ec2.amazonaws.com", "DescribeInstances"),
          new HotCall("ec2.amazonaws.com", "DescribeInstanceStatus"),
          new HotCall("kms.amazonaws.com", "Decrypt"),
          new HotCall("kms.amazonaws.com", "GenerateDataKey"),
          new HotCall("monitoring.amazonaws.com", "GetMetricData"),
          new HotCall("sqs.amazonaws.com", "GetQueueAttributes"),
          new HotCall("secretsmanager.amazonaws.com", "GetSecretValue"),
          new HotCall("sts.amazonaws.com", "AssumeRole"));
}
