// Comms: each joins a widget's model in the page with its twin in Python.

/** A comm as the models of ipywidgets want it. */
export class Comm {
  #send;

  /** `send(message, callbacks)` takes a message to Python and returns its id. */
  constructor(id, target, send) {
    this.comm_id = id;
    this.target_name = target;
    this.#send = send;
    this.hear = () => {};
    this.end = () => {};
  }

  open(data, callbacks, metadata, buffers) {
    return this.#post("comm_open", data, callbacks, metadata, buffers);
  }

  send(data, callbacks, metadata, buffers) {
    return this.#post("comm_msg", data, callbacks, metadata, buffers);
  }

  close(data = {}, callbacks, metadata, buffers) {
    return this.#post("comm_close", data, callbacks, metadata, buffers);
  }

  on_msg(f) {
    this.hear = f;
  }

  on_close(f) {
    this.end = f;
  }

  #post(type, data, callbacks, metadata = {}, buffers = []) {
    const { comm_id, target_name } = this;
    return this.#send({ type, comm_id, target_name, data, metadata, buffers: buffers.map(copy) }, callbacks);
  }
}

/** The worker takes buffers away, and the model keeps its own. */
function copy(buffer) {
  if (!ArrayBuffer.isView(buffer)) return buffer.slice(0);
  return buffer.buffer.slice(buffer.byteOffset, buffer.byteOffset + buffer.byteLength);
}

/** Python's message as Jupyter's protocol has it. `parent` is the id of the message that it answers. */
export function asJupyter({ type, comm_id, target_name, data, metadata, buffers = [] }, parent) {
  return {
    header: { msg_type: type },
    parent_header: { msg_id: parent },
    content: { comm_id, target_name, data },
    metadata,
    buffers: buffers.map((buffer) => new DataView(buffer)),
  };
}

/** Python is done with a message: models wait for this before they send another. */
export const IDLE = { header: { msg_type: "status" }, content: { execution_state: "idle" } };
