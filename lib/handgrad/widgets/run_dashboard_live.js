// RunDashboard where Python answers: the reader trains anew.

import { dashboard } from "./dashboard_view.js";
import { training } from "./dashboard_training.js";

export default { render: (given) => dashboard(given, training) };
