// The Output widget: what Python collected in it, shown as the page shows all outputs.

import { isEqual } from "@jupyter-widgets/base";
import { OutputModel as Model, OutputView as View } from "@jupyter-widgets/output";

import { show } from "../outputs/outputs.js";

export class OutputModel extends Model {
  defaults() {
    return { ...super.defaults(), msg_id: "", outputs: [] };
  }
}

export class OutputView extends View {
  #outputs = [];

  render() {
    super.render();
    this.el.classList.add("jupyter-widgets", "widget-output");
    this.listenTo(this.model, "change:outputs", () => this.update());
    return this.update();
  }

  /** Each message brings all outputs; what has not changed keeps its elements. */
  update() {
    const manager = this.model.widget_manager, old = this.#outputs;
    this.#outputs = this.model.get("outputs").map((output, i) => (isEqual(output, old[i]) ? old[i] : output));
    show(this.el, this.#outputs, {
      widget: async (id, element) => manager.show(await manager.model(id), element),
    });
    return super.update();
  }
}
