package dev.tanemaki.ui.run;

import dev.tanemaki.benchmark.Forecast;
import dev.tanemaki.run.CheckProgress;
import dev.tanemaki.ui.session.RunFrame;
import java.util.Optional;

/**
 * The ceiling of the run on the screen: as forecast before it, or measured after it on the same
 * server.
 */
final class CeilingModel {

  private final ForecastModel forecasts;
  private ForecastModel.Subject starting;
  private ForecastModel.Subject running;
  private Optional<Forecast> forecast = Optional.empty();
  private Optional<Boolean> aside = Optional.empty();

  CeilingModel(ForecastModel forecasts) {
    this.forecasts = forecasts;
    forecasts.changesProperty().subscribe(this::measured);
  }

  private void measured() {
    forecast = forecasts.onSameServer(running).or(() -> forecast);
  }

  /** A run of this is about to start. */
  void starting(ForecastModel.Subject subject) {
    starting = subject;
  }

  /** A run starts; one that nobody has announced is of something unknown. */
  void begin() {
    running = starting;
    starting = null;
    aside = Optional.empty();
    forecast = forecasts.onSameServer(running);
  }

  /**
   * Rows a second at most; NaN where unknown. Constraints that are aside are seen by the checks.
   */
  double of(RunFrame frame) {
    if (frame != null && !frame.checks().isEmpty() && !frame.ended()) {
      boolean any =
          frame.checks().stream().anyMatch(c -> c.stage() == CheckProgress.Stage.SUSPENDED);
      aside = Optional.of(any || aside.orElse(false));
    }
    if (frame != null && frame.summary().isPresent()) {
      aside = Optional.of(Forecast.suspended(frame.summary().get()));
    }
    return forecast
        .map(f -> f.ceiling(aside.orElseGet(() -> f.suspends(running.options().constraints()))))
        .orElse(Double.NaN);
  }
}
