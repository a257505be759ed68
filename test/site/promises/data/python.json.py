import json
import sys

json.dump({"total": sum([1, 2, 3])}, sys.stdout)
