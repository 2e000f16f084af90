package dev.tanemaki.ui.plan;

import dev.tanemaki.ui.kit.Background;
import dev.tanemaki.ui.kit.Latest;
import java.time.Duration;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** What was asked for last, as it looks: the picture at once, what follows it when it is made. */
final class LiveLook {

  private final Latest<Look.Ask, Look> preview;
  private final Latest<Look.Ask, LiveFollowing.Made> following;
  private final ReadOnlyObjectWrapper<Optional<Look>> look =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private Optional<LiveFollowing.Made> followed = Optional.empty();
  private Look.Ask asked;

  LiveLook(Background background) {
    var picture = new LivePreview();
    preview =
        background.<Look.Ask, Look>latest(
            (ask, show) -> show.accept(picture.look(ask)), this::pictured);
    var rest = new LiveFollowing(this::isMoreAskedFor);
    following = background.<Look.Ask, LiveFollowing.Made>latest(rest::look, this::followed);
  }

  private boolean isMoreAskedFor(Duration within) {
    return following.awaitMore(within);
  }

  void ask(Look.Ask now) {
    asked = now;
    preview.ask(now);
    following.ask(now);
  }

  ReadOnlyObjectProperty<Optional<Look>> lookProperty() {
    return look.getReadOnlyProperty();
  }

  Optional<Look> look() {
    return look.get();
  }

  /** Whether all that was asked for last has been made. */
  boolean settled() {
    return look.get().filter(made -> made.asked() == asked && isFollowed(made)).isPresent();
  }

  /** Whether what follows the picture is of the same plan. */
  boolean isFollowed(Look made) {
    return followed.filter(f -> f.asked() == made.asked()).isPresent();
  }

  /** What follows it may have come before. */
  private void pictured(Look made) {
    var known = followed.filter(f -> f.asked() == made.asked());
    look.set(Optional.of(known.map(f -> made.with(f.following())).orElse(made)));
  }

  /** Follows what is in the picture by now, which under a moving hand may be a step further. */
  private void followed(LiveFollowing.Made made) {
    followed = Optional.of(made);
    look.get()
        .filter(l -> l.asked().table().equals(made.asked().table()))
        .filter(l -> l.asked().column().equals(made.asked().column()))
        .ifPresent(l -> look.set(Optional.of(l.with(made.following()))));
  }
}
