package io.trailhound.generate.record;

import java.util.HashMap;
import java.util.Map;

/** Writes a record as compact JSON, its keys in the order in which CloudTrail writes them. */
public final class RecordRenderer {

  private static final Template TLS =
      Template.of(
          ",'tlsDetails':{'tlsVersion':'TLSv1.3','cipherSuite':'TLS_AES_128_GCM_SHA256',"
              + "'clientProvidedHostHeader':'");

  private final TimeText times = new TimeText();
  private final Map<Call, String> commands = new HashMap<>();

  /**
   * Appends one record.
   *
   * @param time epoch seconds
   * @param values of this record; what it leaves open is drawn, and can be read afterwards
   */
  public void render(
      long time, Session session, Call call, Fault fault, Values values, JsonBuffer out) {
    values.moment(time, session);
    if (call.global()) {
      values.set(Blank.REGION, Place.GLOBAL);
    }
    if (call.service().equals("s3")) {
      values.set(Blank.REQUEST_ID, values.shortRequestId());
    }
    out.raw("{\"eventVersion\":\"").raw(version(call)).raw("\",\"userIdentity\":");
    out.raw(session.identity()).raw(",\"eventTime\":\"").raw(times.iso(time));
    out.raw("\",\"eventSource\":\"").raw(call.service()).raw(".amazonaws.com\",\"eventName\":\"");
    out.raw(call.name()).raw("\",\"awsRegion\":\"").raw(values.get(Blank.REGION));
    out.raw("\",\"sourceIPAddress\":\"").raw(session.address()).raw("\",\"userAgent\":\"");
    out.text(session.agent());
    if (session.kind() == Session.Kind.CLI) {
      out.raw(commands.computeIfAbsent(call, Call::command));
    }
    if (!fault.code().isEmpty()) {
      out.raw("\",\"errorCode\":\"").raw(fault.code());
    }
    if (fault.failed()) {
      out.raw("\",\"errorMessage\":\"").text(fault.message());
    }
    out.raw("\",\"requestParameters\":");
    call.request().fill(values, out);
    body(call, fault, values, out);
    tail(session, call, values, out);
  }

  private static void body(Call call, Fault fault, Values values, JsonBuffer out) {
    out.raw(",\"responseElements\":");
    if (call.kind() == Call.Kind.SIGN_IN || !fault.failed()) {
      call.response().fill(values, out);
    } else {
      out.raw("null");
    }
    if (!call.additional().isAbsent()) {
      out.raw(",\"additionalEventData\":");
      call.additional().fill(values, out);
    }
    if (call.kind() != Call.Kind.SIGN_IN) {
      out.raw(",\"requestID\":\"").raw(values.get(Blank.REQUEST_ID)).raw("\"");
    }
    out.raw(",\"eventID\":\"").raw(values.get(Blank.EVENT_ID));
    out.raw(call.readOnly() ? "\",\"readOnly\":true" : "\",\"readOnly\":false");
    if (!call.resources().isAbsent()) {
      out.raw(",\"resources\":");
      call.resources().fill(values, out);
    }
  }

  private static void tail(Session session, Call call, Values values, JsonBuffer out) {
    boolean data = call.kind() == Call.Kind.DATA;
    boolean signIn = call.kind() == Call.Kind.SIGN_IN;
    out.raw(signIn ? ",\"eventType\":\"AwsConsoleSignIn\"" : ",\"eventType\":\"AwsApiCall\"");
    out.raw(data ? ",\"managementEvent\":false" : ",\"managementEvent\":true");
    out.raw(",\"recipientAccountId\":\"").raw(values.get(Blank.ACCOUNT)).raw("\"");
    if (session.arn().isEmpty() && session.kind() == Session.Kind.SERVICE) {
      out.raw(",\"sharedEventID\":\"").raw(values.get(Blank.UUID)).raw("\"");
    } else if (values.has(Blank.SHARED_EVENT_ID)) {
      out.raw(",\"sharedEventID\":\"").raw(values.get(Blank.SHARED_EVENT_ID)).raw("\"");
    }
    out.raw(data ? ",\"eventCategory\":\"Data\"" : ",\"eventCategory\":\"Management\"");
    if (session.kind() == Session.Kind.CLIENT || session.kind() == Session.Kind.CLI) {
      TLS.fill(values, out);
      call.host().fill(values, out);
      out.raw("\"}");
    }
    if (session.kind() == Session.Kind.CONSOLE && !signIn) {
      out.raw(",\"sessionCredentialFromConsole\":\"true\"");
    }
    out.raw("}");
  }

  private static String version(Call call) {
    return switch (call.service()) {
      case "iam", "s3", "ec2", "kms" -> "1.11";
      case "signin", "lambda" -> "1.09";
      default -> "1.10";
    };
  }
}
