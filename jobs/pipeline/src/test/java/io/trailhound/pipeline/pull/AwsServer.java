package io.trailhound.pipeline.pull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A server on the loopback address that speaks as STS and IAM do (query requests, XML answers) and
 * as Organizations, IAM Identity Center and its identity store do (JSON 1.1), with pages of two
 * items, and with the faults that a test asks for.
 */
final class AwsServer implements AutoCloseable {
  /** The key id of the credentials that requests must be signed with. */
  static final String ACCESS_KEY = "AKIAIOSFODNN7EXAMPLE";

  /** The secret of {@link #ACCESS_KEY}. */
  static final String SECRET_KEY = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";

  static {
    // Without it the JDK's server holds each answer back for 40 ms.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private static final int PAGE = 2;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, String> SERVICES =
      Map.of(
          "AWSOrganizationsV20161128", "organizations",
          "SWBExternalService", "sso",
          "AWSIdentityStore", "identitystore");
  private static final Map<String, String> MEMBERS =
      Map.of(
          "ListAccounts", "Accounts",
          "ListAccountsForParent", "Accounts",
          "ListRoots", "Roots",
          "ListOrganizationalUnitsForParent", "OrganizationalUnits",
          "ListInstances", "Instances",
          "ListUsers", "Users",
          "ListGroups", "Groups",
          "ListGroupMemberships", "GroupMemberships");

  private final HttpServer server;
  private final AwsWorld world;
  private final List<String> calls = Collections.synchronizedList(new ArrayList<>());
  private volatile Function<String, Optional<Fault>> faults = call -> Optional.empty();
  private volatile String tokens = "first";
  private volatile String report = AwsWorld.REPORT;
  private volatile String account = AwsWorld.ACCOUNT;
  private int looks;

  /** What goes wrong with a request. */
  sealed interface Fault {
    /** An error of the service. */
    record Refusal(int status, String code, String message) implements Fault {}

    /** The connection ends in the middle of the answer. */
    record Cut() implements Fault {}
  }

  private AwsServer(AwsWorld world) throws IOException {
    this.world = world;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  static AwsServer open(AwsWorld world) throws IOException {
    return new AwsServer(world);
  }

  /** Such as {@code http://127.0.0.1:20123}. */
  URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /**
   * Sets what goes wrong from now on.
   *
   * @param chosen gets the call, as {@code organizations:ListAccountsForParent ou-1 TOKEN}
   */
  void faults(Function<String, Optional<Fault>> chosen) {
    faults = chosen;
  }

  /** Makes all tokens given so far useless. */
  void forgetTokens() {
    tokens = "second";
  }

  void report(String text) {
    report = text;
  }

  void account(String id) {
    account = id;
  }

  /** The calls that were answered well, since the last time that this was asked. */
  List<String> takeCalls() {
    synchronized (calls) {
      List<String> taken = List.copyOf(calls);
      calls.clear();
      return taken;
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      String signed = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
      String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
      boolean json = target != null;
      JsonNode input = json ? JSON.readTree(body) : form(body);
      String call = json ? jsonCall(target, input) : queryCall(input);
      Optional<Fault> fault =
          signed.startsWith("AWS4-HMAC-SHA256 Credential=" + ACCESS_KEY + "/")
              ? faults.apply(call)
              : Optional.of(new Fault.Refusal(403, "MissingAuthenticationToken", "not signed"));
      if (fault.isEmpty()) {
        fault = json ? jsonAnswer(exchange, call, input) : queryAnswer(exchange, input);
      }
      if (fault.isEmpty()) {
        calls.add(call);
      } else if (fault.get() instanceof Fault.Refusal refusal) {
        send(exchange, refusal.status(), json, error(json, refusal));
      } else {
        exchange.sendResponseHeaders(200, 1000);
        exchange.getResponseBody().write('{');
      }
    }
  }

  private static String jsonCall(String target, JsonNode input) {
    String[] parts = target.split("\\.", -1);
    String of =
        input.has("GroupId")
            ? input.path("GroupId").asText()
            : input.path("ParentId").asText(input.path("IdentityStoreId").asText());
    String list = SERVICES.get(parts[0]) + ":" + parts[1] + (of.isEmpty() ? "" : " " + of);
    return input.hasNonNull("NextToken") ? list + " " + input.path("NextToken").asText() : list;
  }

  private static String queryCall(JsonNode input) {
    String action = input.path("Action").asText();
    return (action.equals("GetCallerIdentity") ? "sts:" : "iam:") + action;
  }

  private Optional<Fault> jsonAnswer(HttpExchange exchange, String call, JsonNode input)
      throws IOException {
    String token = input.path("NextToken").asText("");
    String list = token.isEmpty() ? call : call.substring(0, call.length() - token.length() - 1);
    List<JsonNode> items = world.items(list);
    int from = 0;
    if (!token.isEmpty()) {
      if (!token.startsWith(tokens + "@")) {
        String code = list.startsWith("org") ? "InvalidInputException" : "ValidationException";
        return Optional.of(new Fault.Refusal(400, code, "The token is not valid."));
      }
      from = Integer.parseInt(token.substring(tokens.length() + 1));
    }
    String operation = list.substring(list.indexOf(':') + 1).split(" ", -1)[0];
    ObjectNode output = JSON.createObjectNode();
    ArrayNode page = output.putArray(MEMBERS.get(operation));
    items.stream().skip(from).limit(PAGE).forEach(page::add);
    if (from + PAGE < items.size()) {
      output.put("NextToken", tokens + "@" + (from + PAGE));
    }
    send(exchange, 200, true, output.toString());
    return Optional.empty();
  }

  private Optional<Fault> queryAnswer(HttpExchange exchange, JsonNode input) throws IOException {
    String action = input.path("Action").asText();
    String result =
        switch (action) {
          case "GetCallerIdentity" ->
              "<Arn>arn:aws:iam::%s:user/auditor</Arn><UserId>AIDAEXAMPLE</UserId>"
                      .formatted(account)
                  + "<Account>%s</Account>".formatted(account);
          case "GenerateCredentialReport" ->
              looks++ == 0 ? "<State>STARTED</State>" : "<State>COMPLETE</State>";
          default ->
              "<Content>%s</Content><ReportFormat>text/csv</ReportFormat>"
                      .formatted(
                          Base64.getEncoder()
                              .encodeToString(report.getBytes(StandardCharsets.UTF_8)))
                  + "<GeneratedTime>2026-03-02T08:00:00Z</GeneratedTime>";
        };
    send(
        exchange,
        200,
        false,
        "<%1$sResponse><%1$sResult>%2$s</%1$sResult></%1$sResponse>".formatted(action, result));
    return Optional.empty();
  }

  private static JsonNode form(String body) {
    ObjectNode form = JSON.createObjectNode();
    for (String pair : body.split("&", -1)) {
      int equals = pair.indexOf('=');
      form.put(
          pair.substring(0, Math.max(equals, 0)),
          URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
    }
    return form;
  }

  private static String error(boolean json, Fault.Refusal refusal) {
    return json
        ? JSON.createObjectNode()
            .put("__type", refusal.code())
            .put("Message", refusal.message())
            .toString()
        : "<ErrorResponse><Error><Type>Sender</Type><Code>%s</Code><Message>%s</Message></Error>"
                .formatted(refusal.code(), refusal.message())
            + "</ErrorResponse>";
  }

  private static void send(HttpExchange exchange, int status, boolean json, String text)
      throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange
        .getResponseHeaders()
        .set("Content-Type", json ? "application/x-amz-json-1.1" : "text/xml");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
