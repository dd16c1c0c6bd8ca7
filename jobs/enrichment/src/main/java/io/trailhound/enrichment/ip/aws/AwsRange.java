package io.trailhound.enrichment.ip.aws;

/**
 * What AWS says of one of its blocks.
 *
 * @param service such as {@code EC2}, {@code S3} or, when nothing more is said, {@code AMAZON}
 * @param region such as {@code eu-west-1}, or {@code GLOBAL}
 */
public record AwsRange(String service, String region) {}
