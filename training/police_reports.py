"""Recipe of models/police_reports.npz; it is made together with models/police.npz.

python training/police_reports.py
"""

from police import main

if __name__ == "__main__":
    main()
