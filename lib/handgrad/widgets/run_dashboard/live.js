// RunDashboard where Python answers: the reader trains anew.

import { dashboard } from "./view.js";
import { training } from "./training.js";

export default { render: (given) => dashboard(given, training) };
