package dev.tanemaki.ui.plan;

import dev.tanemaki.plan.edit.PlanDocument;
import dev.tanemaki.ui.session.PlanWork;
import java.util.Optional;

/** Takes changes of the plan back, as steps that can be undone. */
final class Resets {

  private final PlanModel model;

  Resets(PlanModel model) {
    this.model = model;
  }

  /** The column as the plan was saved, or as the dataset has it where that is the same. */
  void column() {
    String name = model.tableProperty().get();
    String columnName = model.columnProperty().get();
    origin(name, columnName)
        .flatMap(PlanDocument::plan)
        .ifPresent(
            before ->
                model
                    .plan()
                    .edit(
                        document ->
                            before
                                .table(name)
                                .flatMap(t -> t.column(columnName))
                                .map(c -> document.withColumn(name, c))
                                .orElseGet(() -> document.withoutColumn(name, columnName))));
  }

  boolean canColumn() {
    return origin(model.tableProperty().get(), model.columnProperty().get()).isPresent();
  }

  /** What a reset of the column goes back to: the saved plan, else the dataset's default. */
  private Optional<PlanDocument> origin(String name, String columnName) {
    if (model.isChanged(name, Optional.of(columnName))) {
      return model.plan().work().map(PlanWork::saved);
    }
    return model
        .plan()
        .work()
        .flatMap(PlanWork::origin)
        .filter(
            document ->
                !document
                    .plan()
                    .flatMap(p -> p.table(name))
                    .flatMap(t -> t.column(columnName))
                    .equals(model.columnPlan()));
  }

  /** The plan as it was saved; one step that can be undone. */
  void all() {
    model
        .plan()
        .work()
        .ifPresent(work -> model.plan().edit(document -> document.withText(work.saved().text())));
  }
}
