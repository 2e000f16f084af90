package dev.tanemaki.ui.targets;

import dev.tanemaki.database.Database;
import dev.tanemaki.database.ServerInfo;
import dev.tanemaki.problem.Problem;
import dev.tanemaki.settings.TargetProfile;
import dev.tanemaki.ui.kit.Background;
import dev.tanemaki.ui.session.Connection;
import dev.tanemaki.ui.session.Problems;
import dev.tanemaki.ui.session.TargetChoice;
import dev.tanemaki.ui.session.Targets;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

/** The Targets screen without its nodes. */
public final class TargetsModel {

  /** What came of trying, keeping or removing a profile. */
  sealed interface Trial {
    /** Nothing was tried, or what was tried has changed since. */
    record None() implements Trial {}

    record Trying() implements Trial {}

    record Answered(ServerInfo server) implements Trial {}

    record Refused(Problem problem) implements Trial {}
  }

  private final Targets targets;
  private final Connection connection;
  private final Background background;
  private final ObjectProperty<TargetChoice> selected = new SimpleObjectProperty<>();
  private final ReadOnlyObjectWrapper<Trial> trial = new ReadOnlyObjectWrapper<>(new Trial.None());
  private Background.Job job;

  public TargetsModel(Targets targets, Connection connection, Background background) {
    this.targets = targets;
    this.connection = connection;
    this.background = background;
    selected.set(connection.choice());
  }

  Targets targets() {
    return targets;
  }

  Connection connection() {
    return connection;
  }

  /** The choice whose profile is edited; null for a new one. */
  ObjectProperty<TargetChoice> selectedProperty() {
    return selected;
  }

  /** Goes to that target. */
  public void select(TargetChoice choice) {
    selected.set(choice);
  }

  TargetChoice selected() {
    return selected.get();
  }

  ReadOnlyObjectProperty<Trial> trialProperty() {
    return trial.getReadOnlyProperty();
  }

  /** The form of the selected profile. */
  ProfileForm form() {
    var choice = selected.get();
    return choice == null
        ? ProfileForm.EMPTY
        : targets.profiles().stream()
            .filter(profile -> profile.name().equals(choice.name()))
            .findFirst()
            .map(ProfileForm::of)
            .orElse(ProfileForm.EMPTY);
  }

  /** Names a profile in the form must not have. */
  List<String> namesTaken() {
    String own = selected.get() == null ? "" : selected.get().name();
    return targets.profiles().stream()
        .map(TargetProfile::name)
        .filter(name -> !name.equals(own))
        .toList();
  }

  void forgetTrial() {
    if (job != null) {
      job.cancel();
    }
    trial.set(new Trial.None());
  }

  /** Connects without keeping anything. */
  void tryOut(TargetChoice choice) {
    forgetTrial();
    trial.set(new Trial.Trying());
    job =
        background.run(
            () -> {
              try (var database = Database.open(choice.opener().call(), 1)) {
                return new Trial.Answered(database.server());
              }
            },
            trial::set,
            failure -> trial.set(new Trial.Refused(Problems.of(failure))));
  }

  /**
   * Connects as the form says.
   *
   * @param password null for the one that is kept under the selected name
   */
  void tryOut(ProfileForm form, String password) {
    var profile = form.profile();
    if (password != null) {
      tryOut(targets.choice(profile, password));
    } else {
      String keptUnder = selected.get() == null ? "" : selected.get().name();
      tryOut(targets.choiceWithKept(profile, keptUnder));
    }
  }

  /**
   * Keeps what the form says in place of the selected profile.
   *
   * @param password null leaves the one that is kept
   */
  void save(ProfileForm form, String password) {
    forgetTrial();
    var profile = form.profile();
    String before = selected.get() == null ? "" : selected.get().name();
    background.run(
        () -> {
          targets.save(profile, before, password);
          return profile;
        },
        kept -> {
          targets.reload();
          selected.set(targets.choice(kept));
          if (!before.isEmpty() && connection.choice().name().equals(before)) {
            connection.choose(targets.choice(kept));
          }
        },
        failure -> trial.set(new Trial.Refused(Problems.of(failure))));
  }

  /** Forgets the selected profile; the window goes back to the sandbox where it was on it. */
  void remove() {
    forgetTrial();
    String name = selected.get().name();
    background.run(
        () -> {
          targets.remove(name);
          return name;
        },
        gone -> {
          targets.reload();
          selected.set(targets.sandbox());
          if (connection.choice().name().equals(gone)) {
            connection.choose(targets.sandbox());
          }
        },
        failure -> trial.set(new Trial.Refused(Problems.of(failure))));
  }
}
