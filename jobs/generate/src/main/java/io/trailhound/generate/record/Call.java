package io.trailhound.generate.record;

import java.util.Locale;

/**
 * One API action as CloudTrail records it.
 *
 * @param service the part of {@code eventSource} before {@code .amazonaws.com}
 * @param name the {@code eventName}, with the API's date where CloudTrail has one
 * @param readOnly CloudTrail's {@code readOnly}
 * @param kind management call, data event, or sign-in to the console
 * @param global whether the service reports {@link Place#GLOBAL} wherever it is called from
 * @param host the host name that a client asks for
 * @param request {@code requestParameters}
 * @param response {@code responseElements}, written only when the call succeeds
 * @param additional {@code additionalEventData}
 * @param resources {@code resources}
 */
public record Call(
    String service,
    String name,
    boolean readOnly,
    Kind kind,
    boolean global,
    Template host,
    Template request,
    Template response,
    Template additional,
    Template resources) {

  /** What sort of event CloudTrail makes of a call. */
  public enum Kind {
    MANAGEMENT,
    DATA,
    SIGN_IN
  }

  private static Call of(String service, String name, boolean readOnly, Kind kind) {
    return new Call(
        service,
        name,
        readOnly,
        kind,
        false,
        Template.of(service + ".<region>.amazonaws.com"),
        Template.NULL,
        Template.NULL,
        Template.ABSENT,
        Template.ABSENT);
  }

  /** A management call that only looks. */
  public static Call read(String service, String name) {
    return of(service, name, true, Kind.MANAGEMENT);
  }

  /** A management call that changes something. */
  public static Call write(String service, String name) {
    return of(service, name, false, Kind.MANAGEMENT);
  }

  /** A data event. */
  public static Call data(String service, String name, boolean readOnly) {
    return of(service, name, readOnly, Kind.DATA);
  }

  /** A sign-in to the console. */
  public static Call signIn(String name) {
    return of("signin", name, false, Kind.SIGN_IN);
  }

  /** The same call to a service that has one endpoint for the world. */
  public Call worldwide() {
    Template world = Template.of(service + ".amazonaws.com");
    return new Call(
        service, name, readOnly, kind, true, world, request, response, additional, resources);
  }

  public Call host(String text) {
    return new Call(
        service,
        name,
        readOnly,
        kind,
        global,
        Template.of(text),
        request,
        response,
        additional,
        resources);
  }

  public Call request(String text) {
    return new Call(
        service,
        name,
        readOnly,
        kind,
        global,
        host,
        Template.of(text),
        response,
        additional,
        resources);
  }

  public Call response(String text) {
    return new Call(
        service,
        name,
        readOnly,
        kind,
        global,
        host,
        request,
        Template.of(text),
        additional,
        resources);
  }

  public Call additional(String text) {
    return new Call(
        service,
        name,
        readOnly,
        kind,
        global,
        host,
        request,
        response,
        Template.of(text),
        resources);
  }

  public Call resources(String text) {
    return new Call(
        service,
        name,
        readOnly,
        kind,
        global,
        host,
        request,
        response,
        additional,
        Template.of(text));
  }

  /** The API's action as IAM policies name it: {@code lambda:UpdateFunctionCode}. */
  public String action() {
    return service + ":" + plainName();
  }

  /** The action as the AWS CLI names it: {@code lambda.update-function-code}. */
  public String command() {
    String dashed = plainName().replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-");
    String tool =
        switch (service) {
          case "s3" -> "s3api";
          case "monitoring" -> "cloudwatch";
          default -> service;
        };
    return tool + "." + dashed.toLowerCase(Locale.ROOT);
  }

  private String plainName() {
    return name.replaceAll("20\\d{6}(v\\d)?$", "");
  }
}
