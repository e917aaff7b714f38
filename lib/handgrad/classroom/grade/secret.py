"""Each notebook has secret cases of its own.

One that learned another's, however they got out of its grading, has learned nothing
about those that it will meet.
"""

import hashlib
import hmac
import json


def of_notebook(seed, student, id, content):
    """The seed of one notebook's cases, as text: HMAC-SHA256 (RFC 2104).

    The key is the course's seed, the message is whose the notebook is and what it
    holds. Equal arguments give equal seeds, so that a grading can be repeated.
    """
    facts = json.dumps([student, id, hashlib.sha256(content).hexdigest()])
    key = seed.encode("utf-8", "surrogateescape")
    return hmac.new(key, facts.encode(), hashlib.sha256).hexdigest()
