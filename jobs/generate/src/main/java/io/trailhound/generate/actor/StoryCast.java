package io.trailhound.generate.actor;

import io.trailhound.generate.actor.Person.Badge;
import io.trailhound.generate.record.Blank;
import io.trailhound.generate.record.Place;
import java.util.ArrayList;
import java.util.List;

/**
 * The people and machines of the story: an office in Berlin and one in New York, customers in
 * Europe, and an account of its own for logs and backups.
 */
public final class StoryCast {

  private static final String BERLIN = "192.0.2.10";
  private static final String NEW_YORK = "192.0.2.130";
  private static final List<String> RUNNERS = List.of("192.0.2.201", "192.0.2.202", "192.0.2.203");

  private final long seed;
  private final Place virginia;
  private final Place ireland;
  private final Place vault;
  private final List<Actor> actors = new ArrayList<>();

  private StoryCast(long seed) {
    this.seed = seed;
    this.virginia = virginia(seed);
    this.ireland = ireland(seed);
    this.vault = vault(seed);
  }

  /** The production account in us-east-1. */
  public static Place virginia(long seed) {
    return Accounts.place(seed, Accounts.PRODUCTION, "us-east-1")
        .with(Blank.BUCKET, "example-web-assets", "example-analytics", "example-deploy-artifacts")
        .with(Blank.TRAIL, "prod-audit")
        .with(Blank.LOG_BUCKET, "example-prod-audit");
  }

  /** The production account in eu-west-1, where the payroll is. */
  public static Place ireland(long seed) {
    return Accounts.place(seed, Accounts.PRODUCTION, "eu-west-1")
        .with(Blank.BUCKET, "example-orders-eu", "example-reports-eu")
        .with(Blank.TRAIL, "prod-audit")
        .with(Blank.LOG_BUCKET, "example-prod-audit");
  }

  /** The security account. */
  public static Place vault(long seed) {
    return Accounts.place(seed, Accounts.SECURITY, "us-east-1")
        .with(Blank.BUCKET, "example-org-trail", "example-backup-vault")
        .with(Blank.TRAIL, "org-trail")
        .with(Blank.LOG_BUCKET, "example-org-trail");
  }

  /** Everybody. */
  public static List<Actor> of(long seed) {
    StoryCast cast = new StoryCast(seed);
    cast.people();
    cast.machines();
    cast.actors.addAll(Services.of(cast.virginia, 14, seed));
    cast.actors.addAll(Services.of(cast.ireland, 14, seed));
    cast.actors.addAll(Services.of(cast.vault, 8, seed));
    return cast.actors;
  }

  private void people() {
    Place payroll = payroll(ireland);
    berlin("lena.fischer", "Developer", ireland, Work.DEVELOPER, false, 8);
    berlin("jonas.weber", "Developer", ireland, Work.DEVELOPER, true, 9);
    berlin("amira.haddad", "DataAnalyst", ireland, Work.ANALYST, false, 9);
    berlin("petra.novak", "Payroll", payroll, Work.PAYROLL, true, 8);
    berlin("oskar.lind", "AdministratorAccess", virginia, Work.ADMINISTRATOR, true, 8);
    berlin("mei.tanaka", "SecurityAudit", vault, Work.AUDITOR, false, 9);
    newYork("sam.carter", "Developer", virginia, Work.DEVELOPER, false, 9);
    newYork("dana.ruiz", "Developer", virginia, Work.DEVELOPER, true, 8);
    newYork("priya.nair", "DataAnalyst", virginia, Work.ANALYST, false, 9);
    newYork("marcus.bell", "AdministratorAccess", virginia, Work.ADMINISTRATOR, false, 8);
    newYork("chloe.martin", "SecurityAudit", vault, Work.AUDITOR, true, 8);
    newYork("tom.okafor", "Developer", virginia, Work.DEVELOPER, true, 10);
  }

  private void berlin(
      String name, String set, Place place, List<Task> tasks, boolean console, int from) {
    person(name, set, place, tasks, console, List.of(BERLIN, home(0x10)), new int[] {1, from});
  }

  private void newYork(
      String name, String set, Place place, List<Task> tasks, boolean console, int from) {
    person(name, set, place, tasks, console, List.of(NEW_YORK, home(0x90)), new int[] {-5, from});
  }

  /** Each person's home has an address of its own. */
  private String home(int network) {
    return "2001:db8:" + Integer.toHexString(network + actors.size()) + "::17";
  }

  private void person(
      String name,
      String set,
      Place place,
      List<Task> tasks,
      boolean console,
      List<String> addresses,
      int[] hours) {
    String agent = console ? Agents.CHROME : Agents.CLI_MAC;
    Rhythm rhythm = Rhythm.work(hours[0], hours[1], hours[1] + 9);
    actors.add(
        new Person(
            new Job(place, rhythm, 5, tasks),
            new Badge(name + "@example.com", set, addresses, agent, console),
            seed));
  }

  private void machines() {
    machine(virginia, "example-web-assets", 0, 4);
    machine(virginia, "example-web-assets", 1, 4);
    machine(ireland, "example-orders-eu", 2, 4);
    machine(ireland, "example-orders-eu", 3, 4);
    Job pay = new Job(payroll(ireland), Rhythm.work(1, 7, 19), 3, Work.PAYROLL_INSTANCE);
    String instance = ireland.inventory().all(Blank.INSTANCE).get(4);
    actors.add(new Instance(pay, "PayrollApp", instance, "192.0.2.84", seed));
    for (String function : List.of("orders-worker", "invoices-worker", "search-worker")) {
      Job job = new Job(ireland, Rhythm.CUSTOMERS, 3, Work.FUNCTION);
      actors.add(new Function(job, function, "192.0.2.90", seed));
    }
    Place artifacts = virginia.with(Blank.BUCKET, "example-deploy-artifacts");
    for (String repository : List.of("example-org/shop", "example-org/search")) {
      Job job = new Job(artifacts, Rhythm.work(1, 8, 20), 4, Work.PIPELINE);
      actors.add(new Pipeline(job, "GitHubDeploy", repository, RUNNERS, seed));
    }
    Job deploy = new Job(artifacts, Rhythm.work(1, 9, 17), 2, Work.DEPLOY_USER);
    actors.add(new KeyUser(deploy, "svc-deploy", "192.0.2.40", Agents.CLI_LINUX, seed));
    // Whole days of orders in one hour of the night: much, but the same every night.
    Place orders = ireland.with(Blank.BUCKET, "example-orders-eu").with(Blank.LARGEST, "25");
    Job backup = new Job(orders, Rhythm.daily(0), 12, Work.BACKUP_USER);
    actors.add(new KeyUser(backup, "backup-operator", "192.0.2.41", Agents.CLI_LINUX, seed));
  }

  private void machine(Place place, String bucket, int number, double weight) {
    Job job =
        new Job(place.with(Blank.BUCKET, bucket), Rhythm.CUSTOMERS, weight, Work.WEB_INSTANCE);
    String instance = place.inventory().all(Blank.INSTANCE).get(number);
    actors.add(new Instance(job, "WebServer", instance, "192.0.2." + (80 + number), seed));
  }

  private static Place payroll(Place place) {
    return place
        .with(Blank.BUCKET, "example-payroll")
        .with(Blank.FOLDER, "payslips/2026-02", "payslips/2026-03", "transfers");
  }
}
