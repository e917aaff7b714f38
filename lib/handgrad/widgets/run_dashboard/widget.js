// RunDashboard on a page without Python: a recorded run.

import { dashboard } from "./view.js";

export default { render: (given) => dashboard(given) };
