package io.trailhound.pipeline.pull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the server of the tests knows: an invented organization with its people. */
final class AwsWorld {
  /** The account of the credentials. */
  static final String ACCOUNT = "111122223333";

  /** A report with the columns that IAM gives. */
  static final String REPORT =
      """
      user,arn,user_creation_time,password_enabled,password_last_used,password_last_changed,\
      password_next_rotation,mfa_active,access_key_1_active,access_key_1_last_rotated,\
      access_key_1_last_used_date,access_key_1_last_used_region,access_key_1_last_used_service,\
      access_key_2_active,access_key_2_last_rotated,access_key_2_last_used_date,\
      access_key_2_last_used_region,access_key_2_last_used_service,cert_1_active,\
      cert_1_last_rotated,cert_2_active,cert_2_last_rotated
      <root_account>,arn:aws:iam::111122223333:root,2020-01-01T00:00:00+00:00,not_supported,\
      2026-01-02T03:04:05+00:00,not_supported,not_supported,true,false,N/A,N/A,N/A,N/A,false,N/A,\
      N/A,N/A,N/A,false,N/A,false,N/A
      alice,arn:aws:iam::111122223333:user/team/alice,2021-01-01T00:00:00+00:00,true,\
      no_information,2021-01-01T00:00:00+00:00,N/A,false,true,2025-05-01T00:00:00+00:00,\
      2026-02-01T00:00:00+00:00,eu-west-1,s3,true,2024-05-01T00:00:00+00:00,N/A,N/A,N/A,false,\
      N/A,false,N/A
      """;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, List<JsonNode>> lists = new TreeMap<>();

  /** Five accounts, three units in two levels, five people, three groups; one group is empty. */
  static AwsWorld example() {
    AwsWorld world = new AwsWorld();
    String[] names = {"management", "shop-test", "shop-prod", "archive", "playground"};
    for (int i = 0; i < names.length; i++) {
      world.add(
          "organizations:ListAccounts",
          "{'Id':'%s','Name':'%s','Email':'%s@example.com','State':'%s',%s'JoinedTimestamp':1.7E9}"
              .formatted(
                  account(i),
                  names[i],
                  names[i],
                  i == 4 ? "SUSPENDED" : "ACTIVE",
                  i == 0 ? "'Status':'ACTIVE'," : ""));
    }
    world.add("organizations:ListRoots", "{'Id':'r-ex01','Name':'Root'}");
    String units = "organizations:ListOrganizationalUnitsForParent ";
    String members = "organizations:ListAccountsForParent ";
    world.add(units + "r-ex01", "{'Id':'ou-1','Name':'Workloads'}");
    world.add(units + "r-ex01", "{'Id':'ou-2','Name':'Empty \\\"quoted\\\" / unit'}");
    world.add(units + "r-ex01", "{'Id':'ou-3','Name':'Sandbox'}");
    world.add(units + "ou-1", "{'Id':'ou-4','Name':'Production'}");
    world.add(members + "ou-1", "{'Id':'%s'}".formatted(account(1)));
    world.add(members + "ou-4", "{'Id':'%s'}".formatted(account(2)));
    world.add(members + "ou-4", "{'Id':'%s'}".formatted(account(3)));
    world.add(members + "ou-3", "{'Id':'%s'}".formatted(account(4)));
    world.add("sso:ListInstances", "{'IdentityStoreId':'d-1234567890','Status':'ACTIVE'}");
    String store = " d-1234567890";
    for (int i = 0; i < 5; i++) {
      world.add(
          "identitystore:ListUsers" + store,
          ("{'UserId':'u-%d','UserName':'user%d@example.com','DisplayName':'User N\u00BA %d',"
                  + "'Name':{'Formatted':'not this'},'Timezone':'Europe/Paris','Emails':["
                  + "{'Value':'second%d@example.com','Primary':false},"
                  + "{'Value':'first%d@example.com','Primary':true}]}")
              .formatted(i, i, i, i, i));
    }
    world.add("identitystore:ListGroups" + store, "{'GroupId':'g-1','DisplayName':'Admins'}");
    world.add("identitystore:ListGroups" + store, "{'GroupId':'g-2','DisplayName':'Nobody'}");
    world.add("identitystore:ListGroups" + store, "{'GroupId':'g-3','DisplayName':'Everybody'}");
    world.member("g-1", "u-0");
    for (int i = 0; i < 5; i++) {
      world.member("g-3", "u-" + i);
    }
    return world;
  }

  static String account(int i) {
    return i == 0 ? ACCOUNT : String.valueOf(444455556660L + i);
  }

  private void member(String group, String user) {
    add(
        "identitystore:ListGroupMemberships " + group,
        "{'GroupId':'%s','MembershipId':'m-1','MemberId':{'UserId':'%s'}}".formatted(group, user));
  }

  private void add(String list, String item) {
    try {
      lists.computeIfAbsent(list, key -> new ArrayList<>()).add(JSON.readTree(quoted(item)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String quoted(String item) {
    return item.replace('\'', '"');
  }

  /** Takes a list away. */
  void remove(String list) {
    lists.remove(list);
  }

  /** The items of a list, as {@code organizations:ListAccountsForParent ou-1}. */
  List<JsonNode> items(String list) {
    return lists.getOrDefault(list, List.of());
  }
}
