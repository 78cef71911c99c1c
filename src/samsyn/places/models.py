from django.db import models


class Municipality(models.Model):
    """One of the 290, or a fictional one of an example. The code keeps its leading zero."""

    code = models.CharField(max_length=4, primary_key=True)
    name = models.CharField(max_length=60)
    full_name = models.CharField(max_length=80)
    slug = models.SlugField(max_length=60, unique=True)
    county_code = models.CharField(max_length=2)
    county = models.CharField(max_length=60)
    fictional = models.BooleanField(default=False)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class PoliceArea(models.Model):
    """A local police area (lokalpolisområde). It may serve several municipalities, and a
    big city has more than one."""

    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=80)
    municipalities = models.ManyToManyField(Municipality, related_name="police_areas")
    source = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
