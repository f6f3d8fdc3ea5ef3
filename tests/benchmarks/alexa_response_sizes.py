"""How large the largest response of each conversation script is, on each kind of device.

Run it as `python tests/benchmarks/alexa_response_sizes.py`.
"""

from played_scripts import DEVICES
from response_sizes import LARGEST_BYTES, largest_by_script


def main() -> None:
    """Print a line for each script, the largest first."""
    print(f"{'bytes; at most ' + str(LARGEST_BYTES):26}", *(f"{device:>13}" for device in DEVICES))  # noqa: T201
    for line in largest_by_script():
        figures = (f"{line.bytes_by_device[device]:>13}" for device in DEVICES)
        print(f"{line.script:26}", *figures, f'  "{line.said}"')  # noqa: T201 - it is for reading


if __name__ == "__main__":
    main()
