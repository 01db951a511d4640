"""Places: what entities show on a map, figures of states, and questions asked on a map."""
